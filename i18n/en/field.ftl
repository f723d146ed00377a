# Labels of the fields, as the console of WeChat words them. `.hint` helps on the form.

# Sections, for findings that stand on a whole

field-icp_subject = Subject
field-icp_subject-base_info = Basic information of the subject
field-icp_subject-personal_info = Information on the individual
field-icp_subject-organize_info = Certificate of the subject
field-icp_subject-principal_info = Subject's responsible person
field-icp_subject-legal_person_info = Legal representative
field-icp_applets = Mini program
field-icp_applets-base_info = Basic information of the mini program
field-icp_applets-principal_info = Mini program's responsible person
field-icp_materials = Other materials
field-auth_data = Certification
field-auth_data-contact_info = Contact for certification
field-auth_data-invoice_info = Invoice
field-facts = For checking only
field-facts-residence_proof = Proof of residence
field-facts-letters_signed_on = Signing dates of the letters
field-facts-answers = Confirmations
field-kind = Kind of filing

# Subject

field-icp_subject-base_info-type = Nature of the subject
    .hint = As the account has it, with a sole proprietor as "Enterprise"
field-icp_subject-base_info-name = Name of the subject
    .hint = Exactly as on the certificate and in the account
    .hint-individual = Your own name, exactly as on the certificate and in the account
field-icp_subject-base_info-province = Province of filing
    .hint = An organisation files in the province of its certificate
    .hint-individual = As the address on your ID card, since filing elsewhere takes proof of residence
field-icp_subject-base_info-city = City of filing
field-icp_subject-base_info-district = District of filing
    .hint = The administrative district in which a development or free-trade zone lies
field-icp_subject-base_info-address = Mailing address
    .hint = Begin with the street, without province, city and district, down to building and room
field-icp_subject-base_info-comment = Remark on the subject
    .hint = May stay empty
field-icp_subject-base_info-record_number = Filing number of the subject
    .hint = For modifications and deregistrations, in the form "粤ICP备12345678号"
field-icp_subject-personal_info-residence_permit = Proof of residence (picture)
    .hint = For filing outside the province of the ID card: residence permit, temporary card, social insurance or property certificate
field-icp_subject-organize_info-certificate_type = Certificate type of the subject
    .hint = The choice depends on the nature of the subject
field-icp_subject-organize_info-certificate_number = Certificate number of the subject
    .hint = For a business licence: the 18-character unified social credit code
field-icp_subject-organize_info-certificate_address = Address on the certificate
    .hint = As printed, with province, city and district
field-icp_subject-organize_info-certificate_photo = Picture of the subject's certificate
    .hint = A colour photo or scan of the original with its full border

# Responsible person of the subject

field-icp_subject-principal_info-name = Name of the subject's responsible person
    .hint = Exactly as on the certificate, rare characters included
field-icp_subject-principal_info-mobile = Mobile number of the subject's responsible person
    .hint = The person's own number, reachable and able to receive text messages from 12381
field-icp_subject-principal_info-email = E-mail of the subject's responsible person
    .hint = The person's own address, shared with nobody
field-icp_subject-principal_info-emergency_contact = Emergency number of the subject's responsible person
    .hint = Another number than the mobile number
    .hint-individual = Another number than the mobile number, but in Beijing an individual may give the same
field-icp_subject-principal_info-certificate_type = Certificate type of the subject's responsible person
field-icp_subject-principal_info-certificate_number = Certificate number of the subject's responsible person
    .hint = A final x is turned into a capital X on export
field-icp_subject-principal_info-certificate_validity_date_start = Certificate of the subject's responsible person: valid from
    .hint = As on the emblem side, written 2020.01.01 or 20200101
field-icp_subject-principal_info-certificate_validity_date_end = Certificate of the subject's responsible person: valid until
    .hint = Tick "No expiry" for a certificate that does not expire
field-icp_subject-principal_info-certificate_photo_front = Certificate of the subject's responsible person: front
    .hint = For an ID card, the portrait side: the original in colour with all four corners
field-icp_subject-principal_info-certificate_photo_back = Certificate of the subject's responsible person: back
    .hint = For an ID card, the emblem side, with legible validity dates
field-icp_subject-principal_info-authorization_letter = Letter of authorisation for the subject's responsible person
    .hint = Signed and sealed, when this person is not the legal representative
field-icp_subject-legal_person_info-name = Name of the legal representative
    .hint = When the responsible person is somebody else
field-icp_subject-legal_person_info-certificate_number = Certificate number of the legal representative

# Mini program

field-icp_applets-base_info-appid = AppID of the mini program
    .hint = Read by the platform itself and never sent
field-icp_applets-base_info-name = Name of the mini program
    .hint = Read by the platform itself and never sent
field-icp_applets-base_info-service_content_types = Service contents
    .hint = One to five entries that match the real business
field-icp_applets-base_info-nrlx_details = Pre-approval items
    .hint = Choose "None of these" when nothing applies
field-icp_applets-base_info-nrlx_details-type = Pre-approval item
field-icp_applets-base_info-nrlx_details-code = Number of the approval
    .hint = As on the approval document
field-icp_applets-base_info-nrlx_details-media = Approval document
field-icp_applets-base_info-comment = Remark on the mini program
    .hint = 20 to 200 characters on what it really does and for whom
field-icp_applets-base_info-record_number = Filing number of the mini program
    .hint = For modifications and deregistrations, in the form "粤ICP备12345678号-1X"

# Responsible person of the mini program

field-icp_applets-principal_info-name = Name of the mini program's responsible person
    .hint = Exactly as on the certificate, rare characters included
field-icp_applets-principal_info-mobile = Mobile number of the mini program's responsible person
    .hint = The person's own number, reachable and able to receive text messages from 12381
field-icp_applets-principal_info-email = E-mail of the mini program's responsible person
    .hint = The person's own address, shared with nobody
field-icp_applets-principal_info-emergency_contact = Emergency number of the mini program's responsible person
    .hint = Another number than the mobile number
    .hint-individual = Another number than the mobile number, but in Beijing an individual may give the same
field-icp_applets-principal_info-certificate_type = Certificate type of the mini program's responsible person
field-icp_applets-principal_info-certificate_number = Certificate number of the mini program's responsible person
    .hint = A final x is turned into a capital X on export
field-icp_applets-principal_info-certificate_validity_date_start = Certificate of the mini program's responsible person: valid from
    .hint = As on the emblem side, written 2020.01.01 or 20200101
field-icp_applets-principal_info-certificate_validity_date_end = Certificate of the mini program's responsible person: valid until
    .hint = Tick "No expiry" for a certificate that does not expire
field-icp_applets-principal_info-certificate_photo_front = Certificate of the mini program's responsible person: front
    .hint = For an ID card, the portrait side: the original in colour with all four corners
field-icp_applets-principal_info-certificate_photo_back = Certificate of the mini program's responsible person: back
    .hint = For an ID card, the emblem side, with legible validity dates
field-icp_applets-principal_info-authorization_letter = Letter of authorisation for the mini program's responsible person
    .hint = Signed and sealed, when this person is not the legal representative
field-icp_applets-principal_info-verify_task_id = Face verification task
    .hint = Verify when everything else is ready, as the task lives three days

# Other materials

field-icp_materials-commitment_letter = Letter of undertaking
    .hint = Wanted almost everywhere, in Guangdong with handwritten signature and date
field-icp_materials-business_name_change_letter = Letter on the change of name
    .hint = Needed where the organisation has changed its name: the registration office's proof, or an explanation where there is none
field-icp_materials-party_building_confirmation_letter = Party-building confirmation letter
    .hint = For filings in Xinjiang
field-icp_materials-promise_video = Promise video
    .hint = For filings in Jiangsu: MP4, the person holding the signed letter
field-icp_materials-authenticity_responsibility_letter = Notice of responsibility for true information
    .hint = For filings in Jiangsu
field-icp_materials-authenticity_commitment_letter = Commitment to true information
    .hint = For filings in Jiangsu
field-icp_materials-website_construction_proposal = Construction plan
    .hint = Some provinces want it when a subject has many mini programs
field-icp_materials-subject_other_materials = Other attachments on the subject
    .hint = Up to ten
field-icp_materials-applets_other_materials = Other attachments on the mini program
    .hint = Up to ten, for instance a statement that something is not offered
field-icp_materials-holding_certificate_photo = Photograph with the certificate in hand
    .hint = Where the bureau asks for it

# Certification in the same submission

field-auth_data-customer_type = Kind of customer
    .hint = Follows from the subject of the filing
field-auth_data-taskid = Certification task
    .hint = Only when submitting again
field-auth_data-contact_info-name = Name of the contact
field-auth_data-contact_info-mobile = Mobile number of the contact
field-auth_data-contact_info-email = E-mail of the contact
field-auth_data-invoice_info-invoice_type = Kind of invoice
field-auth_data-invoice_info-electronic-id = Electronic invoice: tax number
field-auth_data-invoice_info-electronic-desc = Electronic invoice: remark
field-auth_data-invoice_info-vat-enterprise_phone = VAT invoice: telephone
field-auth_data-invoice_info-vat-id = VAT invoice: tax number
field-auth_data-invoice_info-vat-enterprise_address = VAT invoice: address
field-auth_data-invoice_info-vat-bank_name = VAT invoice: bank
field-auth_data-invoice_info-vat-bank_account = VAT invoice: account
field-auth_data-invoice_info-vat-desc = VAT invoice: remark
field-auth_data-qualification = Picture of the qualification
    .hint = One picture, for everybody but individuals
field-auth_data-qualification_other = Other qualifications
    .hint = Up to ten
field-auth_data-account_name = Name of the mini program to certify
field-auth_data-account_name_type = How the name was chosen
field-auth_data-account_supplemental = Proofs for the name
    .hint = Up to ten, when the name contains certain words
field-auth_data-pay_type = Who pays the fee
field-auth_data-auth_identification = Identity of the individual
field-auth_data-auth_ident_material = Proofs of the identity
    .hint = Up to ten, needed with an identity
field-auth_data-third_party_phone = Telephone of the provider
field-auth_data-service_appid = AppID of the service market

# For checking only, never sent

field-facts-account_subject_name = Subject of the account
    .hint = As the console shows it under "设置—主体信息", for checking only
field-facts-applet_name = Name of the mini program
    .hint = As set in the account before filing, for checking only
    .hint-cancel = As it is filed
field-facts-appid = AppID
    .hint = 18 characters beginning with wx, for checking only
    .hint-cancel = 18 characters beginning with wx
field-facts-applets_already_filed = Mini programs already filed
    .hint = Filed under this subject, across all accounts
field-facts-subject_certificate_valid_until = Subject's certificate valid until
    .hint = Last day of the business period on the licence, or "No expiry" where it names none
field-facts-business_scope = Scope of business
    .hint = Copied from the licence, to find words that need an approval
field-facts-principal_is_legal_representative = The subject's responsible person is the legal representative
field-facts-manager_is_principal = Both responsible persons are the same
field-facts-manager_is_legal_representative = The mini program's responsible person is the legal representative
field-facts-subject_name_changed = The organisation has changed its name
field-facts-sole_proprietor = The subject is a sole proprietor
field-facts-through_interface = A service provider submits through the interface
field-facts-nationality = Nationality or region
    .hint = For people from outside the mainland
field-facts-residence_proof-kind = Kind of the residence proof
    .hint = Residence permit, temporary card, social insurance, property certificate, lease and so on
field-facts-residence_proof-valid_until = Residence proof valid until
field-facts-residence_proof-address = Address on the residence proof
field-facts-emergency_contacts-name = Name of the emergency contact
field-facts-emergency_contacts-relation = Relation of the emergency contact
    .hint = For instance employee or spouse
field-facts-face_task_created_on = Day of the face verification

# Deregistration and change

field-cancel-cancel_type = Kind of deregistration
field-cancel-reason_type = Reason
field-change-changed = What has changed
field-cancel = Deregistration
field-change = Modification

# Not part of a filing

field-portrait = Rehearsal of the face check
