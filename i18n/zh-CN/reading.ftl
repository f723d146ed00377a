# reading: kinds of certificates
certificate-id-card-front = 居民身份证人像面
certificate-id-card-back = 居民身份证国徽面
certificate-residence-permit-front = 港澳台居民居住证正面
certificate-residence-permit-back = 港澳台居民居住证背面
certificate-travel-permit-front = 通行证正面
certificate-travel-permit-back = 通行证背面
certificate-permanent-residence = 外国人永久居留身份证
certificate-passport = 护照
certificate-business-licence = 营业执照
certificate-organisation = 组织机构的登记证书
certificate-letter = 授权书或承诺书
certificate-pre-approval = 许可证
certificate-unknown = 未知证件
