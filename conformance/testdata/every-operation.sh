ACCOUNT=$(aws kms create-key --query KeyMetadata.AWSAccountId --output text --region us-east-1 --endpoint-url "$ENDPOINT")
K1=$(aws kms create-key --bypass-policy-lockout-safety-check --description 'it'\''s the first' --key-spec 'SYMMETRIC_DEFAULT' --key-usage 'ENCRYPT_DECRYPT' --multi-region --origin 'AWS_KMS' --policy "{\"Version\":\"2012-10-17\",\"Id\":\"mrkconform-p1\",\"Statement\":[{\"Sid\":\"Enable IAM User Permissions\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::$ACCOUNT:root\"},\"Action\":\"kms:*\",\"Resource\":\"*\"},{\"Sid\":\"Readers of p1\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::$ACCOUNT:root\"},\"Action\":\"kms:DescribeKey\",\"Resource\":\"*\"}]}" --tags '[{"TagKey":"team","TagValue":"red"},{"TagKey":"cost","TagValue":"7"}]' --region us-east-1 --endpoint-url "$ENDPOINT" --query KeyMetadata.KeyId --output text)
K2=$(aws kms create-key --custom-key-store-id 'cks-1' --origin 'EXTERNAL_KEY_STORE' --tags '[{"TagKey":"tag00","TagValue":"x"},{"TagKey":"tag01","TagValue":"x"},{"TagKey":"tag02","TagValue":"x"},{"TagKey":"tag03","TagValue":"x"},{"TagKey":"tag04","TagValue":"x"},{"TagKey":"tag05","TagValue":"x"},{"TagKey":"tag06","TagValue":"x"},{"TagKey":"tag07","TagValue":"x"},{"TagKey":"tag08","TagValue":"x"},{"TagKey":"tag09","TagValue":"x"},{"TagKey":"tag10","TagValue":"x"},{"TagKey":"tag11","TagValue":"x"},{"TagKey":"tag12","TagValue":"x"},{"TagKey":"tag13","TagValue":"x"},{"TagKey":"tag14","TagValue":"x"},{"TagKey":"tag15","TagValue":"x"},{"TagKey":"tag16","TagValue":"x"},{"TagKey":"tag17","TagValue":"x"},{"TagKey":"tag18","TagValue":"x"},{"TagKey":"tag19","TagValue":"x"},{"TagKey":"tag20","TagValue":"x"},{"TagKey":"tag21","TagValue":"x"},{"TagKey":"tag22","TagValue":"x"},{"TagKey":"tag23","TagValue":"x"},{"TagKey":"tag24","TagValue":"x"},{"TagKey":"tag25","TagValue":"x"},{"TagKey":"tag26","TagValue":"x"},{"TagKey":"tag27","TagValue":"x"},{"TagKey":"tag28","TagValue":"x"},{"TagKey":"tag29","TagValue":"x"},{"TagKey":"tag30","TagValue":"x"},{"TagKey":"tag31","TagValue":"x"},{"TagKey":"tag32","TagValue":"x"},{"TagKey":"tag33","TagValue":"x"},{"TagKey":"tag34","TagValue":"x"},{"TagKey":"tag35","TagValue":"x"},{"TagKey":"tag36","TagValue":"x"},{"TagKey":"tag37","TagValue":"x"},{"TagKey":"tag38","TagValue":"x"},{"TagKey":"tag39","TagValue":"x"},{"TagKey":"tag40","TagValue":"x"},{"TagKey":"tag41","TagValue":"x"},{"TagKey":"tag42","TagValue":"x"},{"TagKey":"tag43","TagValue":"x"},{"TagKey":"tag44","TagValue":"x"},{"TagKey":"tag45","TagValue":"x"},{"TagKey":"tag46","TagValue":"x"},{"TagKey":"tag47","TagValue":"x"},{"TagKey":"tag48","TagValue":"x"},{"TagKey":"tag49","TagValue":"x"},{"TagKey":"tag50","TagValue":"x"}]' --region us-east-1 --endpoint-url "$ENDPOINT" --query KeyMetadata.KeyId --output text)
aws kms replicate-key --bypass-policy-lockout-safety-check --description ''"$(printf %8193s | tr ' ' x)"'' --key-id "$K1" --policy "{\"Version\":\"2012-10-17\",\"Id\":\"key-default-1\",\"Statement\":[{\"Sid\":\"Enable IAM User Permissions\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::$ACCOUNT:root\"},\"Action\":\"kms:DescribeKey\",\"Resource\":\"*\"}]}" --replica-region 'eu-west-1' --tags '[{"TagKey":"team","TagValue":"blue"}]' --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms replicate-key --key-id "arn:aws:kms:us-east-1:$ACCOUNT:key/$K1" --policy "{\"Version\":\"2012-10-17\",\"Id\":\"key-default-1\",\"Statement\":[{\"Sid\":\"Enable IAM User Permissions\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::$ACCOUNT:root\"},\"Action\":\"kms:*\",\"Resource\":\"*\"},{\"Sid\":\"snowman ☃\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::$ACCOUNT:root\"},\"Action\":\"kms:DescribeKey\",\"Resource\":\"*\"}]}" --replica-region 'no where' --tags '[{"TagKey":"'"$(printf %129s | tr ' ' k)"'","TagValue":"x"}]' --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms replicate-key --key-id "$K1" --policy 'this is no policy' --replica-region 'eu-west-1' --tags '[{"TagKey":"team","TagValue":"'"$(printf %257s | tr ' ' v)"'"}]' --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms replicate-key --key-id "$K1" --policy "{\"Version\":\"2012-10-17\",\"Id\":\"key-default-1\",\"Statement\":[{\"Sid\":\"Enable IAM User Permissions\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::$ACCOUNT:root\"},\"Action\":\"kms:*\",\"Resource\":\"*\"},{\"Sid\":\"$(printf %32769s | tr ' ' x)\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::$ACCOUNT:root\"},\"Action\":\"kms:DescribeKey\",\"Resource\":\"*\"}]}" --replica-region 'eu-west-1' --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms update-primary-region --key-id "$K1" --primary-region 'eu-west-1' --region us-east-1 --endpoint-url "$ENDPOINT"
# repeat describe-key --key-id "$K1" in every Region until nothing changes any more
aws kms describe-key --key-id "$K1" --region eu-west-1 --endpoint-url "$ENDPOINT"
aws kms describe-key --key-id "arn:aws:kms:eu-west-1:$ACCOUNT:key/$K1" --region eu-west-1 --endpoint-url "$ENDPOINT"
aws kms describe-key --key-id "arn:aws:kms:us-east-1:$ACCOUNT:key/$K1" --region eu-west-1 --endpoint-url "$ENDPOINT"
aws kms describe-key --key-id "arn:aws:kms:eu-west-1:444455556666:key/$K1" --region eu-west-1 --endpoint-url "$ENDPOINT"
aws kms describe-key --key-id 'fake-key-id' --region eu-west-1 --endpoint-url "$ENDPOINT"
curl -sS --aws-sigv4 aws:amz:eu-west-1:kms --user test:test -H 'Content-Type: application/x-amz-json-1.1' -H 'X-Amz-Target: TrentService.DescribeKey' --data-binary "{}" "$ENDPOINT"
aws kms describe-key --key-id '' --region eu-west-1 --endpoint-url "$ENDPOINT"
aws kms list-keys --limit 1 --marker 'abc' --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms enable-key --key-id "$K1" --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms disable-key --key-id "$K1" --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms update-key-description --description 'two  words' --key-id "$K1" --region us-east-1 --endpoint-url "$ENDPOINT"
C1=$(aws kms encrypt --encryption-context '{"dept":"it","purpose":"test"}' --key-id "$K1" --plaintext d2hhdCBjMSBrZWVwcyBzZWNyZXQ= --region us-east-1 --endpoint-url "$ENDPOINT" --query CiphertextBlob --output text)
aws kms encrypt --dry-run --key-id "$K1" --plaintext d2hhdCAga2VlcHMgc2VjcmV0 --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms decrypt --ciphertext-blob "$C1" --encryption-context '{"purpose":"test"}' --key-id "arn:aws:kms:eu-west-1:$ACCOUNT:key/$K1" --region eu-west-1 --endpoint-url "$ENDPOINT"
aws kms decrypt --ciphertext-blob "$(echo "$C1" | base64 -d | perl -0777 -pe 'substr($_, -1) ^= "\xff"' | base64 -w0)" --dry-run --region eu-west-1 --endpoint-url "$ENDPOINT"
aws kms decrypt --ciphertext-blob "$(echo "$C1" | base64 -d | perl -0777 -pe 'substr($_, length() / 2, 1) ^= "\xff"' | base64 -w0)" --region eu-west-1 --endpoint-url "$ENDPOINT"
aws kms decrypt --ciphertext-blob "$(echo "$C1" | base64 -d | tail -c +69 | base64 -w0)" --region eu-west-1 --endpoint-url "$ENDPOINT"
C2=$(aws kms generate-data-key --encryption-context '{"purpose":"test"}' --key-id "$K1" --key-spec 'AES_256' --region us-east-1 --endpoint-url "$ENDPOINT" --query CiphertextBlob --output text)
aws kms generate-data-key --dry-run --key-id "$K1" --key-spec 'AES_256' --region us-east-1 --endpoint-url "$ENDPOINT"
C3=$(aws kms re-encrypt --ciphertext-blob "$(echo "$C1" | base64 -d | perl -0777 -pe 'substr($_, -1) ^= "\xff"' | base64 -w0)" --destination-encryption-context '{"purpose":"other"}' --destination-key-id "$K2" --source-encryption-context '{"purpose":"test"}' --source-key-id "$K1" --region us-east-1 --endpoint-url "$ENDPOINT" --query CiphertextBlob --output text)
aws kms re-encrypt --ciphertext-blob "$C1" --destination-key-id "$K1" --dry-run --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms schedule-key-deletion --key-id "$K1" --pending-window-in-days 7 --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms cancel-key-deletion --key-id "$K1" --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms get-key-policy --key-id "$K1" --policy-name 'default' --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms put-key-policy --bypass-policy-lockout-safety-check --key-id "$K1" --policy "{\"Version\":\"2012-10-17\",\"Id\":\"key-default-1\",\"Statement\":[{\"Sid\":\"Enable IAM User Permissions\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::$ACCOUNT:root\"},\"Action\":\"kms:*\",\"Resource\":\"*\"},{\"Sid\":\"Enable IAM User Permissions\",\"Effect\":\"Allow\",\"Action\":\"kms:DescribeKey\",\"Resource\":\"*\"}]}" --policy-name 'default' --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms create-alias --alias-name 'alias/mrkconform-cli-a1' --target-key-id "$K1" --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms update-alias --alias-name 'alias/mrkconform-cli-a1' --target-key-id "$K1" --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms describe-key --key-id 'alias/mrkconform-cli-a1' --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms describe-key --key-id "arn:aws:kms:eu-west-1:$ACCOUNT:alias/mrkconform-cli-a1" --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms list-aliases --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms list-aliases --key-id "$K1" --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms delete-alias --alias-name 'alias/mrkconform-cli-a1' --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms tag-resource --key-id "$K1" --tags '[{"TagKey":"team","TagValue":"green"}]' --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms untag-resource --key-id "$K1" --tag-keys '["team"]' --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms list-resource-tags --key-id "$K1" --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms create-grant --grantee-principal "arn:aws:iam::$ACCOUNT:root" --key-id "$K1" --operations '["Decrypt","DescribeKey"]' --region us-east-1 --endpoint-url "$ENDPOINT"
G1=$(aws kms create-grant --grantee-principal "arn:aws:iam::$ACCOUNT:root" --key-id "$K1" --operations '["Decrypt","DescribeKey"]' --region us-east-1 --endpoint-url "$ENDPOINT" --query GrantId --output text)
aws kms list-grants --key-id "$K1" --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms revoke-grant --grant-id "$G1" --key-id "$K1" --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms retire-grant --grant-id "$G1" --key-id "arn:aws:kms:us-east-1:$ACCOUNT:key/$K1" --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms list-key-policies --key-id "$K1" --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms get-key-last-usage --key-id "$K1" --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms get-key-rotation-status --key-id "$K1" --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms enable-key-rotation --key-id "$K1" --rotation-period-in-days 180 --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms disable-key-rotation --key-id "$K1" --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms rotate-key-on-demand --key-id "$K1" --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms list-key-rotations --include-key-material 'ALL_KEY_MATERIAL' --key-id "$K1" --region us-east-1 --endpoint-url "$ENDPOINT"
# let 8 days pass on the clock of the target
C4=$(aws kms encrypt --encryption-algorithm 'RSAES_OAEP_SHA_256' --key-id "$K1" --plaintext d2hhdCBjNCBrZWVwcyBzZWNyZXQ= --region us-east-1 --endpoint-url "$ENDPOINT" --query CiphertextBlob --output text)
aws kms decrypt --ciphertext-blob "$C4" --encryption-algorithm 'RSAES_OAEP_SHA_256' --key-id "$K1" --region us-east-1 --endpoint-url "$ENDPOINT"
C5=$(aws kms generate-data-key-pair --encryption-context '{"purpose":"test"}' --key-id "$K1" --key-pair-spec 'ECC_NIST_P256' --region us-east-1 --endpoint-url "$ENDPOINT" --query PrivateKeyCiphertextBlob --output text)
C6=$(aws kms generate-data-key-pair-without-plaintext --encryption-context '{"purpose":"test"}' --key-id "$K1" --key-pair-spec 'ECC_NIST_P256' --region us-east-1 --endpoint-url "$ENDPOINT" --query PrivateKeyCiphertextBlob --output text)
aws kms decrypt --ciphertext-blob "$C5" --encryption-context '{"purpose":"test"}' --key-id "$K1" --region us-east-1 --endpoint-url "$ENDPOINT"
K3=$(aws kms create-key --key-spec 'ECC_NIST_P256' --key-usage 'SIGN_VERIFY' --region us-east-1 --endpoint-url "$ENDPOINT" --query KeyMetadata.KeyId --output text)
S1=$(aws kms sign --key-id "$K3" --message DA2hDxO73XPtobZBYgsohXEFBH9rdJtPIslm1dLfGZk= --message-type 'DIGEST' --signing-algorithm 'ECDSA_SHA_256' --region us-east-1 --endpoint-url "$ENDPOINT" --query Signature --output text)
aws kms verify --key-id "$K3" --message DA2hDxO73XPtobZBYgsohXEFBH9rdJtPIslm1dLfGZk= --message-type 'DIGEST' --signature "$S1" --signing-algorithm 'ECDSA_SHA_256' --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms verify --key-id "$K3" --message bXJrY29uZm9ybSBzaWducyB0aGlzIG1lc3NhZ2Ugb3RoZXIgd2l0aCBhIGNoYW5nZQ== --signature "$S1" --signing-algorithm 'ECDSA_SHA_256' --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms verify --key-id "$K3" --message bXJrY29uZm9ybSBzaWducyB0aGlzIG1lc3NhZ2Ugb3RoZXI= --signature "$(echo "$S1" | base64 -d | perl -0777 -pe 'substr($_, -1) ^= "\xff"' | base64 -w0)" --signing-algorithm 'ECDSA_SHA_256' --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms get-public-key --key-id "$K3" --region us-east-1 --endpoint-url "$ENDPOINT"
K4=$(aws kms create-key --key-spec 'HMAC_256' --key-usage 'GENERATE_VERIFY_MAC' --region us-east-1 --endpoint-url "$ENDPOINT" --query KeyMetadata.KeyId --output text)
M1=$(aws kms generate-mac --key-id "$K4" --mac-algorithm 'HMAC_SHA_256' --message bXJrY29uZm9ybSBzaWducyB0aGlzIG1lc3NhZ2Ugb3RoZXI= --region us-east-1 --endpoint-url "$ENDPOINT" --query Mac --output text)
aws kms verify-mac --key-id "arn:aws:kms:us-east-1:$ACCOUNT:key/$K4" --mac "$M1" --mac-algorithm 'HMAC_SHA_256' --message bXJrY29uZm9ybSBzaWducyB0aGlzIG1lc3NhZ2Ugb3RoZXI= --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms verify-mac --key-id "$K4" --mac "$(echo "$M1" | base64 -d | perl -0777 -pe 'substr($_, -1) ^= "\xff"' | base64 -w0)" --mac-algorithm 'HMAC_SHA_256' --message bXJrY29uZm9ybSBzaWducyB0aGlzIG1lc3NhZ2Ugb3RoZXI= --region us-east-1 --endpoint-url "$ENDPOINT"
K5=$(aws kms create-key --key-spec 'ECC_NIST_P256' --key-usage 'KEY_AGREEMENT' --region us-east-1 --endpoint-url "$ENDPOINT" --query KeyMetadata.KeyId --output text)
aws kms derive-shared-secret --key-agreement-algorithm 'ECDH' --key-id "$K5" --public-key MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE9a3c0dDfyeAakvtyUqrvrsbV00j9NDEYJ5l4rLsQCt12WIWvRJTdAn/NgfPGDkAFaC+DkFn2FlayG7RfYr1+ug== --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms create-alias --alias-name 'alias/mrkconform-cli-a2' --target-key-id "$K3" --region us-east-1 --endpoint-url "$ENDPOINT"
S2=$(aws kms sign --key-id 'alias/mrkconform-cli-a2' --message bXJrY29uZm9ybSBzaWducyB0aGlzIG1lc3NhZ2U= --signing-algorithm 'ECDSA_SHA_256' --region us-east-1 --endpoint-url "$ENDPOINT" --query Signature --output text)
aws kms verify --key-id "$K3" --message bXJrY29uZm9ybSBzaWducyB0aGlzIG1lc3NhZ2U= --signature "$S2" --signing-algorithm 'ECDSA_SHA_256' --region us-east-1 --endpoint-url "$ENDPOINT"
curl -sS --aws-sigv4 aws:amz:us-east-1:kms --user test:test -H 'Content-Type: application/x-amz-json-1.1' -H 'X-Amz-Target: TrentService.DescribeKey' --data-binary "" "$ENDPOINT"
curl -sS --aws-sigv4 aws:amz:us-east-1:kms --user test:test -H 'Content-Type: application/x-amz-json-1.1' -H 'X-Amz-Target: TrentService.DescribeKey' --data-binary "this is no JSON" "$ENDPOINT"
curl -sS --aws-sigv4 aws:amz:us-east-1:kms --user test:test -H 'Content-Type: application/x-amz-json-1.1' -H 'X-Amz-Target: TrentService.DescribeKey' --data-binary "[]" "$ENDPOINT"
curl -sS --aws-sigv4 aws:amz:us-east-1:kms --user test:test -H 'Content-Type: application/x-amz-json-1.1' -H 'X-Amz-Target: TrentService.DescribeKey' --data-binary "{\"KeyId\":{\"not\":\"this\"}}" "$ENDPOINT"
curl -sS --aws-sigv4 aws:amz:eu-west-1:kms --user test:test -H 'Content-Type: application/x-amz-json-1.1' -H 'X-Amz-Target: TrentService.Decrypt' --data-binary "{\"CiphertextBlob\":{\"not\":\"this\"}}" "$ENDPOINT"
curl -sS --aws-sigv4 aws:amz:us-east-1:kms --user test:test -H 'Content-Type: application/x-amz-json-1.1' -H 'X-Amz-Target: TrentService.CreateKey' --data-binary "{\"KeySpec\":{\"not\":\"this\"}}" "$ENDPOINT"
curl -sS --aws-sigv4 aws:amz:us-east-1:kms --user test:test -H 'Content-Type: application/x-amz-json-1.1' -H 'X-Amz-Target: TrentService.NoSuchOperation' --data-binary "{\"KeyId\":\"$K1\"}" "$ENDPOINT"
curl -sS --aws-sigv4 aws:amz:us-east-1:kms --user test:test -H 'Content-Type: application/x-amz-json-1.1' -H 'X-Amz-Target: DescribeKey' --data-binary "{\"KeyId\":\"$K1\"}" "$ENDPOINT"
curl -sS --aws-sigv4 aws:amz:us-east-1:kms --user test:test -H 'Content-Type: text/plain' -H 'X-Amz-Target: TrentService.DescribeKey' --data-binary "{\"KeyId\":\"$K1\"}" "$ENDPOINT"
curl -sS --aws-sigv4 aws:amz:us-east-1:kms --user test:test -H 'Content-Type: application/x-amz-json-1.1' -H 'X-Amz-Target: TrentService.Encrypt' --data-binary "{\"KeyId\":\"$K1\"}" "$ENDPOINT"
curl -sS --aws-sigv4 aws:amz:eu-west-1:kms --user test:test -H 'Content-Type: text/plain' -H 'X-Amz-Target: TrentService.Decrypt' --data-binary "{\"CiphertextBlob\":\"$C1\",\"KeyId\":\"arn:aws:kms:eu-west-1:$ACCOUNT:key/$K1\"}" "$ENDPOINT"
curl -sS --aws-sigv4 aws:amz:us-east-1:kms --user test:test -H 'Content-Type: application/x-amz-json-1.1' -H 'X-Amz-Target: TrentService.ReplicateKey' --data-binary "{\"KeyId\":\"$K1\"}" "$ENDPOINT"
curl -sS --aws-sigv4 aws:amz:us-east-1:kms --user test:test -H 'Content-Type: application/x-amz-json-1.1' -H 'X-Amz-Target: TrentService.UpdatePrimaryRegion' --data-binary "{\"KeyId\":\"$K1\"}" "$ENDPOINT"
curl -sS --aws-sigv4 aws:amz:us-east-1:kms --user test:test -H 'Content-Type: application/x-amz-json-1.1' -H 'X-Amz-Target: TrentService.UpdateKeyDescription' --data-binary "{\"KeyId\":\"$K1\"}" "$ENDPOINT"
curl -sS --aws-sigv4 aws:amz:us-east-1:kms --user test:test -H 'Content-Type: application/x-amz-json-1.1' -H 'X-Amz-Target: TrentService.CreateGrant' --data-binary "{\"GranteePrincipal\":\"arn:aws:iam::$ACCOUNT:root\",\"KeyId\":\"$K1\"}" "$ENDPOINT"
curl -sS --aws-sigv4 aws:amz:us-east-1:kms --user test:test -H 'Content-Type: application/x-amz-json-1.1' -H 'X-Amz-Target: TrentService.RevokeGrant' --data-binary "{\"KeyId\":\"$K1\"}" "$ENDPOINT"
curl -sS --aws-sigv4 aws:amz:us-east-1:kms --user test:test -H 'Content-Type: application/x-amz-json-1.1' -H 'X-Amz-Target: TrentService.PutKeyPolicy' --data-binary "{\"KeyId\":\"$K1\",\"PolicyName\":\"default\"}" "$ENDPOINT"
aws kms describe-key --key-id ''"$(printf %2049s | tr ' ' k)"'' --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms describe-key --key-id "arn:aws:kms:us-east-1:$ACCOUNT:key/mrk-0f1e2d3c4b5a69788796a5b4c3d2e1f0" --region us-east-1 --endpoint-url "$ENDPOINT"
aws kms describe-key --key-id 'arn:aws:kms:mrkconform' --region us-east-1 --endpoint-url "$ENDPOINT"
# run describe-key --key-id "$K1" in every Region, and compare
