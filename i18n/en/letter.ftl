# letter

letter-principal-authorization = Letter of authorisation for the subject's responsible person
letter-manager-authorization = Letter of authorisation for the mini program's responsible person
letter-commitment = Commitment letter for internet information services
letter-name-change = Statement on the changed name
letter-not-involved = Statement that no content under pre-approval is involved
letter-construction-proposal = Construction proposal of the mini program
letter-party-building = Party-building confirmation
letter-authenticity-responsibility = Notice on responsibility for true filing information
letter-authenticity-commitment = Commitment to true filing information
letter-prescribed-title = How to get it: { $title }
letter-prescribed = The province prescribes the form of this material, so the program does not write it. Follow the form below, sign it, scan it and put it back into its place.
letter-form-statement = The statement "not involved: {"{"}categories{"}"}" in the form that the province publishes. Get that form, fill it in, sign and seal it.
letter-form-published = The form stands in { $place }, as of { $date }; where the province has a newer one, use that.
letter-date = Year      Month      Day
letter-fingerprint = Fingerprint
letter-note = Signature:{" "}
