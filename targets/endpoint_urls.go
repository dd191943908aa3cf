package targets

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

var (
	regionName  = regexp.MustCompile(`^[a-z]{2,4}(-[a-z]+)+-[0-9]+$`)
	regionIsURL = regexp.MustCompile(`^([A-Za-z0-9-]+)=(.*)$`)
)

// endpointURLs returns one URL for each Region, and the Regions in the order asked for.
func endpointURLs(given, regions []string) (map[string]string, []string, error) {
	if err := checkRegions(regions); err != nil {
		return nil, nil, err
	}
	shared, byRegion, named, err := sortURLs(given)
	if err != nil {
		return nil, nil, err
	}
	if len(regions) == 0 {
		regions = named
	}
	if len(regions) == 0 {
		regions = DefaultRegions()
	}
	for _, name := range named {
		if !slices.Contains(regions, name) {
			return nil, nil, fmt.Errorf("--endpoint gives a URL for %s, which is not among the Regions: add it to --regions, or leave the URL out", name)
		}
	}
	urls := make(map[string]string, len(regions))
	for _, name := range regions {
		text, own := byRegion[name]
		if !own {
			text = strings.ReplaceAll(shared, "{region}", name)
		}
		if text == "" {
			return nil, nil, fmt.Errorf("--endpoint has no URL for %s: add --endpoint %s=URL, or leave it out of --regions", name, name)
		}
		if err := checkURL(text); err != nil {
			return nil, nil, err
		}
		urls[name] = text
	}
	return urls, slices.Clone(regions), nil
}

// sortURLs tells the URL for all Regions from those for one; named lists the latter's Regions.
func sortURLs(given []string) (shared string, byRegion map[string]string, named []string, err error) {
	byRegion = make(map[string]string)
	for _, text := range given {
		text = strings.TrimSpace(text)
		m := regionIsURL.FindStringSubmatch(text)
		switch {
		case m == nil && text == "":
			return "", nil, nil, errors.New("--endpoint is empty: give the emulator's URL, such as http://127.0.0.1:4566")
		case m == nil && shared != "":
			return "", nil, nil, fmt.Errorf("--endpoint %s: a second URL for all Regions: give one, or one for each Region as us-east-1=URL", text)
		case m == nil:
			shared = text
		case !regionName.MatchString(m[1]):
			return "", nil, nil, fmt.Errorf("--endpoint %s: %q is not the name of a Region: write it as in us-east-1=URL", text, m[1])
		case byRegion[m[1]] != "":
			return "", nil, nil, fmt.Errorf("--endpoint gives two URLs for %s: leave one out", m[1])
		case m[2] == "":
			return "", nil, nil, fmt.Errorf("--endpoint %s has no URL after the Region: write it as in us-east-1=http://127.0.0.1:8081", text)
		default:
			byRegion[m[1]] = strings.ReplaceAll(m[2], "{region}", m[1])
			named = append(named, m[1])
		}
	}
	switch {
	case shared == "" && len(named) == 0:
		return "", nil, nil, errors.New("--endpoint is missing: give the emulator's URL, such as http://127.0.0.1:4566")
	case shared != "" && len(named) > 0:
		return "", nil, nil, fmt.Errorf("--endpoint %s has no Region, but others have: give one URL for all Regions, or one for each", shared)
	}
	return shared, byRegion, named, nil
}

func checkRegions(regions []string) error {
	for i, name := range regions {
		if !regionName.MatchString(name) {
			return fmt.Errorf("--regions: %q is not the name of a Region: write them as in us-east-1,eu-west-1", name)
		}
		if slices.Contains(regions[:i], name) {
			return fmt.Errorf("--regions names %s twice: leave one out", name)
		}
	}
	return nil
}

// checkURL refuses what is no URL of an emulator.
func checkURL(text string) error {
	u, err := url.Parse(text)
	if err != nil || u.Scheme == "" || !strings.Contains(text, "://") {
		return fmt.Errorf("--endpoint %s is not a URL: write it with its scheme, as in http://127.0.0.1:4566", text)
	}
	switch {
	case strings.ContainsAny(strings.ReplaceAll(text, "{region}", ""), "{}"):
		return fmt.Errorf("--endpoint %s: the only placeholder is {region}", text)
	case u.Scheme != "http" && u.Scheme != "https":
		return fmt.Errorf("--endpoint %s: scheme %s is not spoken here: use http or https", text, u.Scheme)
	case u.Hostname() == "":
		return fmt.Errorf("--endpoint %s has no host: write it as in http://127.0.0.1:4566", text)
	case u.User != nil:
		return fmt.Errorf("--endpoint %s://%s: user and password in a URL sign nothing: use --credentials-file", u.Scheme, u.Host)
	case u.RawQuery != "" || u.Fragment != "":
		return fmt.Errorf("--endpoint %s: a KMS endpoint has no query and no fragment: leave them out", text)
	}
	if err := refuseAmazon(u.Hostname()); err != nil {
		return fmt.Errorf("--endpoint %s: %w", text, err)
	}
	return nil
}
