# package

package-program = Beian Desk
package-file-name = { $title }-filing-{ $day }

overview-id = ID
overview-kind = Kind
overview-subject = Subject
overview-applet = Mini program
overview-state = State
overview-errors = Must fix
overview-warnings = Worth a look
overview-modified = Modified
overview-points = Open points
overview-kind-new = First filing
overview-kind-change = Modification
overview-kind-cancel = Deregistration
overview-state-ready = Ready to submit
overview-state-open = Points to confirm
overview-state-blocked = Has problems
overview-state-unreadable = cannot be read

package-draft = Draft with open problems, not fit for submission
package-draft-name = DRAFT
package-draft-mark = DRAFT

sheet-subject = Subject
sheet-principal = Subject's responsible person
sheet-applet = Mini program
sheet-manager = Mini program's responsible person (administrator)
sheet-materials = Other materials
sheet-certification = Certification
sheet-cancel = Deregistration
sheet-filed = Present filing numbers

choice-customer_type-1 = Enterprise
choice-customer_type-12 = Sole proprietor
choice-customer_type-15 = Individual
choice-account_name_type-1 = Freely chosen words
choice-account_name_type-2 = Based on a trademark
choice-pay_type-1 = Provider's prepaid package
choice-pay_type-2 = Paid by the mini program's owner, within 24 hours
choice-invoice_type-1 = No invoice
choice-invoice_type-2 = Electronic invoice
choice-invoice_type-3 = VAT special invoice
choice-cancel_type-1 = Deregister the subject, with everything filed under it
    .about = The number of the subject and every website, app and mini program filed under it become void; all must be filed anew
choice-cancel_type-2 = Deregister the mini program
    .about = Only the number of this mini program goes; the subject and everything else filed under it stay
choice-cancel_type-3 = Deregister the WeChat mini program only (access withdrawn)
    .about = Only the access through WeChat ends and the number stays with the bureau: for one that is on another platform too, or moves there
choice-reason_type-1 = The mini program is no longer operated
choice-reason_type-2 = The subject has changed and will be filed again

console-place = 设置 › 基本设置 › 小程序备案
console-title = Answers for the console
console-hint = In the order of the console's pages. Every answer has its lines to itself and can be copied.
console-hint-files = Pictures and videos are files of this package; upload them where they are named.
console-hint-change = Everything as it will be after the change, for checking only; change.txt lists what to change.
change-title = Sheet of changes
change-was = (filed as: { $value }; to become:)
change-hint =
    There is no interface for modifications. Make them in the console: choose 变更备案 under { console-place }.
    Change only what is listed here and leave the rest as it is.

readme-title = Filing package of a WeChat mini program
readme-about =
    { $kind }: { $subject }, { $applet }
    Made on { $today } by { $program }.
readme-console-new =
    IN THE CONSOLE
    The administrator opens 备案 in the mini program's console, copies the answers from console.txt page by page,
    uploads the pictures from the materials folder, passes the face check and submits.
readme-console-change =
    IN THE CONSOLE
    The administrator chooses 变更备案 under { console-place } and changes only what change.txt lists; console.txt holds
    everything as it will be, for checking only. A new responsible person passes the face check. There is no interface for modifications.
readme-console-cancel =
    IN THE CONSOLE
    The administrator chooses 注销备案 under { console-place } and enters what console.txt lists.
    { submit-end-cancel }
readme-console-cancel-subject =
    IN THE CONSOLE
    The administrator chooses 注销备案 under { console-place } and enters what console.txt lists.
    { submit-end-cancel-subject }
readme-cancel-sms =
    Once the platform has passed it, 12381 sends the responsible person a code, to be entered at beian.miit.gov.cn within
    24 hours.
readme-api =
    THROUGH THE INTERFACE
    Upload the files of wechat/uploads.json in order with upload_icp_media, put each media_id in place of the $media object
    in wechat/apply_icp_filing.json, add verify_task_id after the face check, and call apply_icp_filing.
readme-api-certification =
    THROUGH THE INTERFACE, certification and filing in one
    Upload the files of wechat/uploads.json with upload_icp_media and those of wechat/auth_uploads.json with
    uploadauthmaterial, put each media_id in place of the $media object in wechat/submit_auth_and_icp.json, add
    verify_task_id after the face check, and call submit_auth_and_icp.
readme-api-cancel =
    THROUGH THE INTERFACE
    Call cancel_icp_filing with wechat/cancel_icp_filing.json.
readme-letters =
    LETTERS TO SIGN
    Print, sign and seal the letters in the letters folder, scan them, put them back into their places and export again.
readme-letters-prescribed =
    FORMS OF THE PROVINCE
    { $prescribed } only says how to get the form; it is not to be signed. Get the form, fill in and sign it, scan it, put it
    back into its place and export again.
readme-check =
    CHECKING
    summary.pdf shows everything for checking and keeping. manifest.json has the check sum of every file: the program can
    verify the package with it and import it again. It holds personal data: keep it safe and delete spare copies.
readme-files = Files

summary-title = Filing summary
summary-over = WeChat mini program filing
summary-date = Date
summary-program = Program
summary-reference = Reference data
summary-state-draft = Draft
summary-review = Review
summary-clean = Nothing was found.
summary-checklist = Materials
summary-column-material = Material
summary-column-need = Needed
summary-column-state = State
summary-column-why = Reason
summary-need-required = Required
summary-need-recommended = Advised
summary-need-open = Open
summary-need-not = Not needed
summary-material-missing = Missing
summary-material-attention = Check
summary-material-ok = Complete
summary-letters = Letters to sign
summary-no-file = The file cannot be used
summary-picture-clean = Checked, nothing found
summary-picture-attention = Checked, { $count } to look at
summary-page = Page { $page } of { $pages }

## What the head of a subject is called
head-legal = legal representative
head-proprietor = proprietor
head-chief = head of the body
head-branch = person in charge on the licence
    .title = person in charge
head-partner = managing partner
head-investor = investor
head-representative = chief representative

# Many drafts from a table
table-column-kind = Kind of filing
table-column-region = Filing region
table-column-owner = Owner of the draft
table-column-tags = Tags of the draft
table-column-note = Note on the draft
table-yes = Yes
table-no = No
table-error-too-large = The table is too large: files can be up to { $megabytes } MB.
    .fix = Delete pictures and sheets that are not needed, save it under another name and try again.
table-error-too-many-rows = The table has more than { $rows } rows.
    .fix = Split it and take in one part after the other.
table-error-too-many-columns = The table has more than { $columns } columns.
    .fix = Delete the columns that are not needed.
table-error-old-or-locked = This is an old .xls workbook or one with a password, which cannot be read.
    .fix = Remove the password in the spreadsheet program and save it as .xlsx or CSV.
table-error-damaged = The workbook is incomplete or damaged.
    .fix = Open it in the spreadsheet program, save it as .xlsx or CSV and try again.
table-error-not-a-table = This file is no table.
    .fix = Choose an .xlsx workbook, or a CSV text separated by commas, semicolons or tabs.
table-error-no-headings = None of the headings in the table is known.
    .fix = Write headings into the first row, such as the labels of the form, or save an empty table and fill that in.
table-error-empty = The file is empty.
    .fix = Open the original in a spreadsheet program, save it as .xlsx or .csv and choose that.
table-error-no-rows = Nothing stands below the headings.
    .fix = Fill in one filing a row and try again.
table-trouble-digits-lost = { $column }: "{ $text }" was kept as a number, and its last digits are lost.
    .fix = Set this column to text and enter the whole number again.
table-trouble-no-result = { $column }: the formula in this cell has no result ({ $text }).
    .fix = Replace the formula by its value.
table-trouble-too-long = { $column }: the cell holds too much and was not used.
    .fix = Shorten it, or fill it in in the window once the draft is made.
table-trouble-no-choice = { $column }: there is no choice "{ $text }".
    .fix = Use a name of the drop-down list or of the console, or its number.
table-trouble-ambiguous = { $column }: "{ $text }" stands for more than one choice.
    .fix = Write the names of both levels one behind the other, or the number.
table-trouble-no-flag = { $column }: "{ $text }" is neither yes nor no.
    .fix = Write yes or no; leave it empty where you do not know.
table-trouble-no-number = { $column }: "{ $text }" is no whole number.
    .fix = Write digits only.
table-trouble-no-region = { $column }: no province, city and district are called "{ $text }".
    .fix = Write all three names, such as 浙江省杭州市西湖区; zones and new areas are no divisions.
table-column-unknown = The column "{ $heading }" is not known and was not used.
table-column-twice = The column "{ $heading }" is "{ $field }" again; the one further left counts.
table-twin-row = The same mini program of the same subject as in row { $number }.
table-twin-draft = The library has "{ $title }" of the same subject already.
table-row = Row { $number }  { $text }
table-asks = { $count ->
    [one] 1 point to confirm or to look at in the draft
   *[other] { $count } points to confirm or to look at in the draft
}
table-unfilled = { $count ->
    [one] 1 answer is still empty
   *[other] { $count } answers are still empty
}
