//! Why a material is needed or not: the reasons shown in the checklist.

use super::Rule;

rules! {
    pub(super) const CANCEL: Rule = Rule::notice("need-cancel");
    pub(super) const INDIVIDUAL_CERTIFICATE: Rule = Rule::notice("need-individual-certificate");
    /// The nature of the subject is not answered yet.
    pub const NATURE_OPEN: Rule = Rule::notice("need-nature-open");
    pub(super) const UNCHANGED: Rule = Rule::notice("need-unchanged");
    pub(super) const SUBJECT_CERTIFICATE: Rule = Rule::notice("need-subject-certificate");
    pub(super) const PERSON_FRONT: Rule = Rule::notice("need-person-front");
    pub(super) const PERSON_BACK: Rule = Rule::notice("need-person-back");
    pub(super) const PERMIT_BACK: Rule = Rule::notice("need-permit-back");
    pub(super) const PASSPORT_BACK: Rule = Rule::notice("need-passport-back");
    pub(super) const ORGANISATION_RESIDENCE: Rule = Rule::notice("need-organisation-residence");
    pub(super) const RESIDENCE: Rule = Rule::notice("need-residence");
    pub(super) const LOCAL: Rule = Rule::notice("need-local");
    pub(super) const RESIDENCE_OPEN: Rule = Rule::notice("need-residence-open");
    pub(super) const INDIVIDUAL_LETTER: Rule = Rule::notice("need-individual-letter");
    pub(super) const PRINCIPAL_IS_LEGAL: Rule = Rule::notice("need-principal-is-legal");
    pub(super) const MANAGER_IS_LEGAL: Rule = Rule::notice("need-manager-is-legal");
    pub(super) const PRINCIPAL_NOT_LEGAL: Rule = Rule::notice("need-principal-not-legal");
    pub(super) const MANAGER_NOT_LEGAL: Rule = Rule::notice("need-manager-not-legal");
    pub(super) const LEGAL_OPEN: Rule = Rule::notice("need-legal-open");
    pub(super) const NO_APPROVAL: Rule = Rule::notice("need-no-approval");
    pub(super) const APPROVAL: Rule = Rule::notice("need-approval");
    pub(super) const COMMITMENT_GUANGDONG: Rule = Rule::notice("need-commitment-guangdong");
    pub(super) const COMMITMENT: Rule = Rule::notice("need-commitment");
    pub(super) const INDIVIDUAL_RENAME: Rule = Rule::notice("need-individual-rename");
    pub(super) const RENAMED: Rule = Rule::notice("need-renamed");
    pub(super) const NOT_RENAMED: Rule = Rule::notice("need-not-renamed");
    pub(super) const PARTY: Rule = Rule::notice("need-party");
    pub(super) const PARTY_ELSEWHERE: Rule = Rule::notice("need-party-elsewhere");
    pub(super) const PROPOSAL: Rule = Rule::notice("need-proposal");
    pub(super) const JIANGSU: Rule = Rule::notice("need-jiangsu");
    pub(super) const JIANGSU_ELSEWHERE: Rule = Rule::notice("need-jiangsu-elsewhere");
    pub(super) const ON_REQUEST: Rule = Rule::notice("need-on-request");
    /// A finding demands it: `$what` is the text of the finding.
    pub(super) const WANTED: Rule = Rule::notice("need-wanted");
    pub(super) const QUALIFICATION: Rule = Rule::notice("need-qualification");
    pub(super) const INDIVIDUAL_QUALIFICATION: Rule = Rule::notice("need-individual-qualification");
    pub(super) const IDENTITY: Rule = Rule::notice("need-identity");
    pub(super) const NO_IDENTITY: Rule = Rule::notice("need-no-identity");
}
