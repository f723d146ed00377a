# reading: kinds of certificates
certificate-id-card-front = portrait side of the ID card
certificate-id-card-back = emblem side of the ID card
certificate-residence-permit-front = front of a residence permit
certificate-residence-permit-back = back of a residence permit
certificate-travel-permit-front = front of a travel permit
certificate-travel-permit-back = back of a travel permit
certificate-permanent-residence = foreign permanent resident ID card
certificate-passport = passport
certificate-business-licence = business licence
certificate-organisation = certificate of an organisation
certificate-letter = letter
certificate-pre-approval = pre-approval licence
certificate-unknown = unknown document
