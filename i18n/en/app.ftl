# app

app-name = Beian Desk
app-close = Close
app-cancel = Cancel
app-undo = Undo
app-retry = Try again
app-untitled = Untitled filing
app-private = Everything stays on this machine. The program has no network code; not one byte is uploaded.
app-about = Beian Desk prepares the ICP filing of a WeChat mini program on your own machine: answer the form, check the certificate pictures, go through the materials. What a reviewer would refuse, you are told before you submit, with the reason and the way out. At the end stands a package that is ready to submit.
app-version = Version { $version }
app-reveal-failed = The folder cannot be opened. Please go there yourself: { $path }
app-broken = The library cannot be opened
app-unsaved = The last changes are not saved yet
app-unsaved-stay = Stay here
app-unsaved-leave = Discard changes and quit

app-rail-home = Filings
app-rail-scans = Scans
app-rail-settings = Settings
app-rail-help = Help

app-home = Filings
app-home-new = New filing
app-home-import = Import package
app-home-search = Search by name or subject
app-home-by-change = Last changed
app-home-by-name = Name
app-home-by-state = State
app-home-copy = Make a copy
app-home-discard = Move to trash
app-home-discarded = "{ $title }" is in the trash.
app-trash = Trash ({ $count })
app-trash-restore = Put back
app-trash-purge = Delete for good
app-trash-purge-about = It cannot be brought back.
app-home-empty = No filings yet
app-home-empty-about = Start a new filing, or drop a package exported earlier here to go on with it.
app-home-not-found = Nothing found
app-home-not-found-about = No filing has "{ $query }" in its name.
app-home-step-one = Answer the form
app-home-step-one-about = Subject, responsible persons, mini program: in any order, saved as you type.
app-home-step-two = Check the materials
app-home-step-two-about = Drop certificate pictures and see clarity, corners and glare at once.
app-home-step-three = Export the package
app-home-step-three-about = After the last check, everything to submit leaves in one file.

app-ago-now = just now
app-ago-minutes = { $count ->
    [one] { $count } minute ago
   *[other] { $count } minutes ago
}

app-kind-new = First filing
app-kind-new-about = The mini program is filed for the first time, or a subject adds one.
app-kind-change = Modification
app-kind-change-about = Subject, responsible person or mini program of an existing filing has changed.
app-kind-cancel = Deregistration
app-kind-cancel-about = The service ends; the mini program or the subject is taken off the register.

app-nature-enterprise = Enterprise
app-nature-enterprise-about = Companies and sole proprietors, with a business licence.
app-nature-individual = Individual
app-nature-individual-about = A person, with an identity document.
app-nature-other = Other organisation
app-nature-other-about = Government bodies, institutions, associations and others.

app-start = New filing
app-start-kind = What is it about
app-start-nature = Who files
app-start-nature-about = Must be the subject that the mini program is registered under.
app-start-again = Start from an earlier subject
app-start-again-about = Takes the subject and its responsible person along; the rest is asked again.
app-start-search = Search by name or certificate number
app-start-none = No subject fits.
app-start-more = { $count ->
        [one] One more subject; search by name or certificate number.
       *[other] { $count } more subjects; search by name or certificate number.
    }
app-start-begin = Begin

app-state-not_started = Not started
app-state-filling = In progress
app-state-problems = Problems
app-state-ready = Ready
app-state-exported = Exported
app-next-not_started = Fill in the subject
app-next-filling = Go on filling in
app-next-problems = Solve the problems
app-next-ready = Export the package
app-next-exported = Submit, note the progress

app-settings = Settings
app-settings-language = Language
app-settings-system = As the system
app-settings-appearance = Appearance
app-settings-light = Light
app-settings-dark = Dark
app-settings-zoom = Zoom
app-settings-zoom-about = Ctrl with + or − does the same.
app-settings-folder = Data folder
app-settings-folder-open = Open

app-help = Help
app-keys = Keyboard
app-key-new = New filing
app-key-import = Import a package
app-key-find = Search filings; inside one, find a field
app-key-save = Save now
app-key-export = Export
app-key-undo = Undo the last answer
app-key-redo = Redo
app-key-sections = Go to section 1 to 9
app-key-tab = Next / previous item
app-key-press = Press the current button
app-key-corner = On a picture: move a corner / to the next corner
app-key-close = Close a dialog, go back
app-key-zoom = Zoom in / out
app-key-zoom-reset = Back to 100 %
app-key-settings = Settings
app-key-help = This page

app-picker-search = Type to search
app-picker-none = Nothing matches
app-picker-none-about = Try another word, or clear the search to browse.
app-picker-more = There are more; type to narrow the list.
app-picker-done = Done
app-picker-count = { $chosen } of at most { $most } chosen

app-section-type = Type
app-section-type-about = What is filed and by whom. The answers decide what is asked next and which materials are needed.
app-section-subject = Subject
app-section-subject-about = Certificate and place of the organisation or person, as registered for the mini program.
app-section-principal = Subject's responsible person
app-section-principal-about = As a rule the legal representative; an individual files in person.
app-section-applet = Mini program
app-section-applet-about = What the mini program does. Its name is taken from the account.
app-section-manager = Mini program's responsible person
app-section-manager-about = The face check goes to the administrator of the mini program: answer for that person.
app-section-certification = Certification
app-section-certification-about = The mini program's certification, submitted together with the filing. Once it passes, the review of the filing begins by itself.
app-section-materials = Materials
app-section-materials-about = What is needed, as your answers have it.
app-section-check = Check
app-section-check-about = Everything a reviewer would refuse. Press a line to go to its field.
app-section-export = Export
app-section-export-about = The package that is ready to submit.
app-section-progress = Progress
app-section-progress-about = Every step after submitting, with its deadlines.

app-progress-not-started = Not started
app-progress-filling = In progress
app-progress-problems = Problems
app-progress-done = Done

app-form-kind = Kind of filing
app-form-who = Subject
app-form-change = What has changed
app-form-cancel = What is deregistered
app-form-certified = Certification and filing in one
app-form-certified-about = While the mini program is not certified, a service provider can submit both through the interface at once. Choose "No" if you file in the console yourself.
app-form-certification-subject = Who is certified
app-form-certification-papers = Proof of qualification
app-form-certification-name = Name of the mini program
app-form-certification-contact = Contact for the certification
app-form-certification-contact-about = Called when the reviewer has a question.
app-form-certification-fee = Certification fee
app-form-certification-invoice = Invoice
app-form-certificate = Certificate
app-form-certificate-about = Put the picture in first: it can be read into the fields below.
app-form-person = Person
app-form-person-about = Type and number of the certificate are taken from the responsible person.
app-form-region = Region and address
app-form-residence = Proof of residence
app-form-residence-about = Only when the card is from another province than the filing.
app-form-other = Other
app-form-role = Role
app-form-papers = Identity document
app-form-papers-about = Put both pictures in first: they can be read into the fields below.
app-form-contact = Contact
app-form-nationality = Nationality
app-form-legal = Legal representative
app-form-letter = Letter of authorisation
app-form-account = Account
app-form-account-about = For checking on this machine only; not part of what is submitted.
app-form-service = Services
app-form-comment = Remark
app-form-mirror = Same as the subject's responsible person
app-form-mirror-about = Kept in line with the subject's responsible person; change it there.
app-form-face = Face check
app-form-face-about = The last step before submitting, done by the administrator in WeChat. May stay empty until then.

app-optional = optional
app-yes = Yes
app-no = No
app-choose = Choose
app-remove = Remove
app-unanswered = Not answered
app-unlimited = Unlimited
app-days-left = { $count ->
    [one] { $count } day left
   *[other] { $count } days left
}
app-days-over = { $count ->
    [one] expired { $count } day ago
   *[other] expired { $count } days ago
}
app-counter = { $count } of { $least }–{ $most } characters
app-region = Region
app-services-choose = Choose services
app-services-change = Change services
app-approvals-add = Add a pre-approval
app-changed-choose = Choose what has changed
app-certified = Apply for certification along with the filing
app-certified-below = "Certification" was added to the list at the left. Please fill it in as well.
app-auth-data-customer-type-1 = Enterprise
app-auth-data-customer-type-12 = Sole proprietor
app-auth-data-customer-type-15 = Individual
app-auth-data-account-name-type-1 = Freely chosen words
app-auth-data-account-name-type-2 = A trademark
app-auth-data-pay-type-1 = From the provider's prepaid package
app-auth-data-pay-type-2 = Paid by ourselves, within 24 hours
app-auth-data-invoice-info-invoice-type-1 = No invoice
app-auth-data-invoice-info-invoice-type-2 = Electronic invoice
app-auth-data-invoice-info-invoice-type-3 = VAT special invoice
app-cancel-cancel-type-1 = The subject, with everything filed under it
app-cancel-cancel-type-2 = The mini program
app-cancel-cancel-type-3 = The WeChat mini program only (access withdrawn)
app-cancel-reason-type-1 = The mini program is no longer operated
app-cancel-reason-type-2 = The subject has changed and will be filed again

app-redo = Redo
app-saved = Saved
app-saving = Saving
app-not-saved = Not saved
app-save-failed = Saving failed; what you typed is still in this window
app-save-keep = Keep as a new filing
app-save-reload = Load the latest
app-back-to-list = All filings
app-previous = Back
app-continue = Continue

app-slot-choose = Choose picture
app-slot-path = Type a path
app-slot-adding = Reading…
app-slot-open = View
app-slot-replace = Replace
app-slot-looking = Checking
app-slot-video = Video
app-slot-fine = Fine
app-slot-hints = { $count ->
    [one] { $count } remark
   *[other] { $count } remarks
}
app-slot-offered = { $count ->
    [one] { $count } value was read: look and fill in
   *[other] { $count } values were read: look and fill in
}
app-slot-files = Pictures, PDF and video
app-verdict-clear = Sharp
app-verdict-unclear = Not sharp
app-verdict-corners = Corners complete
app-verdict-cut = Corners cut off
app-verdict-no-glare = No glare
app-verdict-glare = Glare
app-verdict-free = Nothing covered
app-verdict-covered = Covered
app-verdict-colour = In colour
app-verdict-grey = Grey
app-verdict-large = Enough pixels
app-verdict-small = Too few pixels
app-verdict-upright = Upright
app-verdict-turned = Not upright
app-file-unreadable = { $path } cannot be read: { $detail }. Check that it exists and may be read, then try again.
app-file-large = { $path } is larger than 200 MB and cannot be used. Make it smaller first.
app-file-no-video = { $path } is not an MP4 video. Convert it to MP4 first.
app-drop-nowhere = No place on this page waits for a picture. Open the page where it belongs, or remove the old picture first.
app-where = Where does it belong?
app-where-about = Choose the material that "{ $name }" is.
app-path = Type the path of a file
app-path-about = For "{ $place }". You can paste a path copied in a file manager.
app-path-example = /home/…/picture.jpg
app-path-add = Add
app-file-unwritable = { $path } cannot be written: { $detail }. Choose another place, or check disk space and permissions, and try again.

app-materials-wait = Putting the list of materials together…
app-materials-nature = The nature of the subject is not chosen yet
app-materials-nature-about = Which materials are needed depends on it.
app-materials-nature-choose = Choose the nature
app-materials-required = Required
app-materials-recommended = Recommended
app-materials-open = Not settled yet
app-materials-not-needed = Not needed this time
app-material-missing = Missing
app-material-attention = Needs attention
app-material-ok = In order
app-material-shared = The same person as the subject's responsible person: the same picture is used.

app-check-wait = Checking…
app-check-ready = Nothing that would be refused
app-check-ready-about = The package can be exported and submitted.
app-check-export = Go to export
app-check-blocked = { $count ->
    [one] { $count } thing would be refused
   *[other] { $count } things would be refused
}
app-check-blocked-about = Press a line to go to its field. The check repeats itself after each change.
app-level-all = All
app-level-error = Must change
app-level-warning = Worth a look
app-level-notice = Notices, questions
app-check-none = Nothing here
app-check-none-about = Choose another filter to see the rest.
app-check-source = Source: { $source }
app-check-confirm = Verified, do not show again
app-check-yes = Confirmed
app-check-no = Does not hold
app-check-confirmed = Confirmed by you
app-check-take-back = Take back

app-export = Export package
app-export-ready = Ready to export
app-export-ready-about = The package holds everything to submit and can be imported again on another machine.
app-export-blocked-about = A final package needs these solved first. A draft for colleagues can be exported now.
app-export-see = See problems
app-export-choose = Choose place
app-export-target = Save to
app-export-target-about = Nothing is overwritten: where the name is taken, the package gets a number.
app-passphrase = Passphrase
app-export-passphrase-none = Not encrypted
app-export-passphrase-again = Once more
app-export-passphrase-about = With one, every file in the package is encrypted. A forgotten passphrase cannot be recovered.
app-export-passphrase-apart = The two passphrases differ
app-export-force = Export a draft
app-export-busy = Pictures are being checked…
app-export-running = Building
app-export-done = The package is written
app-export-draft-done = The draft is written; it is not for submitting
app-export-failed = Nothing was exported
app-export-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
app-export-reveal = Open folder
app-export-inside = What the package holds
app-export-part-summary = Summary (PDF) with the review and thumbnails
app-export-part-console = The answers in the order of WeChat's console, to copy from
app-export-part-request = Request body and list of uploads for the API
app-export-part-materials = Pictures under orderly names, without location or camera data
app-export-part-letters = Letters that are still to be printed and signed (PDF)
app-export-part-manifest = Checksums of every file, to verify at any time

app-viewer-close = Back
app-viewer-drawing = Opening the picture…
app-viewer-undrawn = This file cannot be shown
app-viewer-looking = Checking clarity, corners and glare, and reading the text…
app-viewer-found = Findings
app-viewer-tools = Correct
app-viewer-tools-about = Drag the corners onto the edges of the document, then crop and straighten. Press on the picture to look closely. The original is kept.
app-viewer-straighten = Crop and straighten
app-viewer-mark = Mark the corners
app-viewer-left = Turn left
app-viewer-right = Turn right
app-viewer-reset = Corners as found
app-viewer-busy = Working…
app-viewer-no-quad = The four corners make no quadrilateral. Drag them again and retry.
app-viewer-failed = The picture was not kept: { $detail }. The original is unchanged; please try again.
app-viewer-read = What was read
app-viewer-read-about = Tick what to put into the form. Answers you gave are not replaced unless you tick them.
app-viewer-fill = Fill the form
app-viewer-filled = { $count ->
    [one] { $count } field filled
   *[other] { $count } fields filled
}
app-viewer-unsure = please check
app-viewer-same = as in the form
app-viewer-differs = The form says "{ $current }"

app-scans = Scans
app-scans-about = Check pictures without a filing: clarity, corners, glare, covers, a whole folder at once.
app-scans-choose = Choose pictures
app-scans-folder = Choose folder
app-scans-path = Paste the path of a picture or folder
app-scans-empty = Drop pictures or a folder here
app-scans-empty-about = JPG, PNG, WebP, TIFF, BMP, GIF, PDF and HEIC. Pictures never leave this machine.
app-scans-nothing = No new pictures were found. Check the path, or try another folder.
app-scans-as-any = Any
app-scans-as-business_licence = Licence
app-scans-as-id_card_front = ID card front
app-scans-as-id_card_back = ID card back
app-scans-as-letter = Letter
app-scans-progress = { $seen } of { $all } checked
app-scans-stop = Stop
app-scans-clear = Clear
app-scans-save = Save within the limits
app-scans-saved = Saved: { $path }
app-scans-suffix = fixed
app-scans-tools-about = Drag the corners onto the edges of the document, then crop and straighten. Press on the picture to look closely. The file itself stays as it is.
app-read-name = Name
app-read-sex = Sex
app-read-nation = Ethnic group
app-read-birth = Date of birth
app-read-address = Address
app-read-number = Number
app-read-id-number = ID number
app-read-authority = Authority
app-read-valid-from = Valid from
app-read-valid-until = Valid until
app-read-credit-code = Unified social credit code
app-read-kind = Kind
app-read-legal-representative = Legal representative
app-read-business-scope = Business scope
app-read-established = Established
app-read-registered-capital = Registered capital
app-read-nationality = Nationality
app-read-mrz = Machine-readable zone

app-settings-reference = Reference data
app-settings-reference-about = Built in: regions, certificate types, services, rules of the provinces and more.
app-settings-reference-own = { $count ->
    [one] { $count } file comes from the folder "reference" of your data folder.
   *[other] { $count } files come from the folder "reference" of your data folder.
}

app-import = Import
app-locked = The package has a passphrase
app-locked-about = Enter the passphrase that "{ $name }" was exported with.
app-update = The package belongs to a filing that is here
app-update-about = The package differs from the draft “{ $title }”: on the left what the draft says, on the right what the package says. What is ticked is taken from the package; the answers before become a version.
app-update-apply = Update that filing
app-update-separate = Import as a new filing
app-update-version = Before the import
app-import-browse = Choose file
app-import-example = /home/…/filing.zip
app-import-about = Paste a path, choose a file, or drop the package on the window. It becomes a new filing.

app-difference-none = (not answered)
app-difference-alike = Looks the same

app-versions = Versions
app-versions-about = What stood here before an export, an update by import or a return to a version is kept by itself, and comes back at any time.
app-versions-wait = Reading…
app-versions-none = No versions yet
app-versions-none-about = Every export keeps a version. You can keep one yourself at any time.
app-versions-keep = Keep as a version
app-versions-kept = Kept by hand
app-versions-number = Version { $number }
app-versions-changes = { $count ->
    [one] { $count } change
   *[other] { $count } changes
}
app-versions-same = The same as the one before
app-versions-answered = Answered by the platform
app-versions-before = Before going back to version { $number }
app-versions-restored = Version { $number } is back. What stood here before is kept as a version.
app-refused = Refused the last time: { $what }
app-refused-open = Not changed
app-refused-changed = Changed
app-check-refused = Refused the last time and not changed

app-viewer-page = Page { $page } of { $pages }
app-viewer-page-before = Page before
app-viewer-page-next = Next page
app-viewer-page-take = Use this page
app-viewer-page-about = One page goes into a slot. The page you choose becomes a picture by itself and is checked again.

app-rehearsal-about = Drop a frontal photograph to see beforehand what the face check would say: looking straight ahead, eyes open, nothing covered, even light, plain background. The photograph is used here only; it is neither kept nor packed.
app-rehearsal-choose = Choose photograph
app-rehearsal-again = Another photograph
app-rehearsal-looking = Looking at the photograph…
app-rehearsal-fine = This photograph is as the face check wants it.
app-rehearsal-failed = The rehearsal is not possible: { $detail }. Please install the program again.
app-rehearsal-limits = This is a rehearsal only: the administrator passes the real check live, in WeChat. Answer its notice within 24 hours; then submit within 3 days, or 1 day with the certification, else the check must be done again.
app-rehearsal-frontal = Direction
app-rehearsal-eyes = Eyes
app-rehearsal-mouth = Mouth
app-rehearsal-forehead = Forehead
app-rehearsal-size = Size
app-rehearsal-position = Position
app-rehearsal-light = Light
app-rehearsal-background = Background

app-due = Due soon
app-due-more = { $count } more
app-due-calendar = Mini program filings
app-due-calendar-of = { $title } filing
app-next-stage-platform = The platform reviews
app-next-stage-sms = Verify within 24 hours
app-next-stage-province = The authority reviews
app-next-stage-filed = Filed
app-next-stage-refused = Correct, submit again

app-settings-notices = Desktop notices
app-settings-notices-about = While the program is open, the desktop shows a notice when something is due, once for each reminder: on Linux with notify-send. On Windows and macOS save the deadlines as a calendar file and let the calendar remind you.

app-due-deadline-platform = Platform review to end
app-due-deadline-province = Authority review to end
app-due-deadline-sms-second = Second message
app-due-deadline-sms = Message to be verified
app-due-deadline-letter = Letter one month old
app-due-deadline-face = Face check expires
app-due-deadline-certificate = Certificate expires
app-versions-first = First version

app-find = Find a field
app-persons = Persons of earlier filings
app-persons-begin = Begin from an earlier filing

app-pasted = pasted.png
app-drop-answer = This is an answer of the platform. Open its filing first, then drop or paste it there.
app-where-more = { $count ->
    [one] { $count } more file after this one
   *[other] { $count } more files after this one
}
app-where-skip = Skip
app-key-paste = Paste a picture, a file or the platform's answer

app-read-mark = Read from the scan
app-read-done = Looked over
app-read-left = { $count ->
    [one] { $count } answer was read from a scan and not looked over
   *[other] { $count } answers were read from scans and not looked over
}
app-read-left-about = Reading can be wrong. Compare with the certificate; the fields are marked.
app-read-all = All looked over

app-batch = Export many
app-batch-export = Export all that are ready ({ $count })
app-batch-about = { $count ->
    [one] One package is made. It is checked once more first; what would still be refused is not exported.
   *[other] { $count } packages are made, one for each filing. Each is checked once more first; what would still be refused is not exported.
}
app-batch-target = Save into folder
app-batch-target-about = Nothing is overwritten: a package whose name is taken gets a number.
app-batch-browse = Choose folder
app-batch-start = Export
app-batch-running = Exporting
app-batch-step = { $number }/{ $count } · { $title }
app-batch-stop = Stop
app-batch-stopping = Stopping…
app-batch-done = { $written ->
    [one] The package was written
   *[other] All { $written } packages were written
}
app-batch-some = { $written } written, { $left } not
app-batch-stopped = Stopped: { $written } written, { $left } not
app-batch-failed = Broken off: { $written } written, { $left } not
app-batch-blocked = { $count ->
    [one] One thing would be refused: { $first }
   *[other] { $count } things would be refused, first: { $first }
}
app-batch-not-reached = Not exported yet
app-batch-rest = Export the rest
app-batch-open = Have a look
app-batch-overview = Save overview (CSV)
app-batch-folder = filings-{ $day }
app-batch-table = filings-overview-{ $day }
app-due-save = Save calendar file
app-save = Save
app-save-taken = A file of this name stands there. Choose another name, or replace it.
app-save-replace = Replace
