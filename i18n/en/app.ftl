# app

app-name = Beian Desk
app-close = Close
app-cancel = Cancel
app-undo = Undo
app-undone = Undone: { $what }
app-event-noted = Recorded: { $what }
app-event-back = Back on record: { $what }
app-event-out = Taken off the record: { $what }
app-event-back-reply = Back on record, with the answer: { $what }
app-event-out-reply = Taken off the record, with the answer: { $what }
app-redone = Redone: { $what }
app-removed = Removed: { $what }
app-replaced = Replaced: { $what }
app-added = Added: { $what }
app-step-letter-made = A letter was made
app-step-kind = kind of filing
app-step-put-in = pictures put in place
app-step-region = region
app-step-read = what was read from a scan
app-step-looked-over = checking what was read
app-step-confirmed = what was confirmed together
app-step-cured = what was put right
app-step-exchanged = where pictures stand
app-step-split = splitting of a picture
app-step-person = the person taken over
app-step-version = the restored version
app-step-earlier = the earlier change
app-step-normal = the tidied answers
app-step-submitted-again = submitted again
app-step-reply = the platform's answer
app-retry = Try again
app-untitled = Untitled filing
app-demo = Demonstration: samples only, everything is deleted when the window closes
app-title-error = Error:{" "}
app-summary = { $count ->
    [one] { $count } answer needs a change
   *[other] { $count } answers need a change
}
app-summary-unfilled = { $count ->
    [one] { $count } item is missing
   *[other] { $count } items are missing
}
app-summary-both = { $wrong }; { $unfilled }
app-summary-later = Later
app-private = Everything stays on this computer. The program has no network code and never uploads a byte.
app-about = Beian Desk prepares the ICP filing of a WeChat mini program on your own computer: fill in the form, check the certificate pictures, complete the materials. Before you submit, it shows what a reviewer would refuse, why, and how to fix it. At the end you have a sheet to fill in from, pictures that pass and letters to sign.
app-version = Version { $version }
app-copy-path = Copy path
app-reveal-failed = The folder could not be opened. Open it yourself: { $path }
app-open-failed = It could not be opened; the file is here: { $path }
app-broken = The library could not be opened
app-broken-recover = Recover what can be read
app-broken-recovering = Reading the damaged library
app-broken-recovering-about = Its file is left as it is; you can stop at any time
app-broken-stopped = The recovery was stopped. The file was left as it was.
app-broken-recovered =
    { $count ->
        [one] The library is recovered: one draft.
       *[other] The library is recovered: { $count } drafts.
    }
app-broken-from-copies = Of these, { $count } came from backups, the oldest of { $time }; changes and progress after that are not in them.
app-broken-lost = Could not be found: { $count } ({ $titles }).
app-broken-set-aside = The damaged file is kept in the folder set-aside.
app-broken-cure-damaged = {" "}What can still be read can be recovered into a new library, or restore a backup below. The damaged file is set aside, never deleted.
app-broken-cure-empty = {" "}The file is empty, so nothing can be recovered from it. Restore a backup below.
app-broken-cure-gone = {" "}Put it back and press "Try again"; if it is lost, restore a backup below.
app-broken-copies = Existing backups
app-broken-drafts =
    { $count ->
        [one] 1 draft
       *[other] { $count } drafts
    }
app-copies-lacking =
    { $count ->
        [one] 1 of them was damaged on the disk before; an older backup that holds it whole is kept
       *[other] { $count } of them were damaged on the disk before; older backups that hold them whole are kept
    }
app-copies-aside = No backup: the library that stood here before another backup was restored
app-copies-by-user = Made by you
app-copies-sealed = The names are encrypted; they show once it is restored and unlocked
app-broken-look = Look inside
app-broken-restore = Restore this backup
app-broken-restored = The backup of { $time } is restored. What stood there before is listed among the backups, to be restored again.
app-broken-anew = Begin with an empty library
app-broken-begun = A new library was made. The file that stood there and its backups are kept in the folder set-aside.
app-broken-places = Use another place
app-broken-place = Folder
app-broken-place-about = Copy the library with its backups into this folder and open the copy; the files here stay as they are. Or open a library that is there already; where there is none, an empty one is made
app-broken-place-open = Open the library in this folder; where there is none, an empty one is made. The one that cannot be opened stays as it is
app-broken-copy = Copy it there and open it
app-broken-open = Open the library there
app-broken-copied = This is the copy in "{ $folder }"; the library it was made from has not changed. The next start tries the old place first.
app-broken-elsewhere = Restore from backups in another folder
app-broke-off = The last run did not end as it should
app-broke-off-about = Everything that was saved is here. If a draft does it again when opened, restore it from its versions; what went wrong is noted in the log, see Settings
app-broke-off-resume = Open the last draft
app-note-read = Got it
app-bring-back = Bring back what can be read
app-brought-back = The last readable answers are back; what could not be read is kept in the folder set-aside.
app-copies-more = { $count ->
    [one] One more draft
   *[other] { $count } more drafts
}
app-library = Library and backups
app-library-copies = Backups
app-library-copies-about = Made automatically when the program is first opened on a day, and every half hour while something changes; of today the newest is kept. One is kept for each of the 7 days before and each of the 4 weeks before those, and the last 5 that you made yourself. A backup is checked before it is kept and before it replaces another
app-library-copy = Back up now
app-library-folder = A further backup goes to
app-library-folder-none = None chosen
app-library-folder-about = Choose a folder on another disk or memory stick. If the library is damaged or lost, it can be restored from there, pictures included
app-library-folder-take = Back up to this folder
app-library-folder-drop = No further backup
app-library-back-what = Go back to the backup of { $time }?
app-library-back-counts = There are { $now } now and { $then } in the backup; what was edited and recorded since goes out of sight.{" "}
app-library-back-gone = Not in the backup, { $count } in all: { $titles }.{" "}
app-library-back-sealed = Titles in the backup are encrypted, so what is missing cannot be told before.{" "}
app-library-back-about = The present library is not deleted; it is listed with the backups and can be restored again
app-library-move = Moving and handing over
app-library-move-about = Writes drafts with their history, progress and pictures into one file, to be taken in on another computer. A draft that was changed on both sides is kept twice
app-library-out = Export the whole library
app-library-out-button = Export the whole library…
app-library-close = Settings
app-library-in = Take in another library…
app-library-file = Beian Desk library { $day }
app-moving-out = { $count ->
    [one] Hand over the draft shown…
   *[other] Hand over the { $count } drafts shown…
}
app-moving-out-chosen = { $count ->
    [one] Hand over the ticked draft…
   *[other] Hand over the { $count } ticked drafts…
}
app-moving-file = Beian Desk drafts { $day }
app-moving-in = Importing
app-moving-in-about = Each draft comes in wholly or not at all. After a stop it can be done again; what is there already comes once
app-elsewhere-synced = The library lies in a folder that { $name } syncs. It may copy or replace the database while it is written and damage it, and certificate pictures are uploaded to its servers. Better move the library to an ordinary folder of this computer.
app-elsewhere-network = The library lies on a network drive. A lost connection, or several computers writing at once, may damage the database. Better move the library to a disk of this computer.
app-save-passphrase = Passphrase
app-save-passphrase-about = Encrypts the file. The same passphrase opens it; without it nobody can
app-save-running = Writing…
app-unsaved = Your last changes have not been saved
app-unsaved-stay = Stay here
app-unsaved-leave = Discard and quit

app-rail-home = Filings
app-rail-scans = Scans
app-rail-settings = Settings
app-rail-help = Help

app-home = Filings
app-home-new = New filing
app-home-import = Import
app-home-search = Name, person, number, phone, state, tag
app-home-search-clear = Clear the search
app-home-by-change = Last changed
app-home-by-name = Name
app-home-by-state = State
app-filter = Filter
app-filter-on = Filter ({ $count })
app-filter-all = All
app-filter-state = State
app-filter-kind = Kind
app-filter-owner = Owner
app-filter-tag = Tag
app-filter-clear = Clear the filter
app-filter-none = No filing meets these conditions.
app-label = Tags and note
app-label-of = Tags and note of "{ $title }"
app-label-about = They stay in this library: no package holds them, and drafts that are handed over leave without them
app-label-owner = Owner
app-label-tags = Tags
app-label-tags-about = Spaces between several
app-label-note = Note
app-import-typed = The path is not imported yet: press Import, or × to drop it
app-dialog-typed = What was typed is not kept yet: keep it, or press Cancel to drop it
app-label-keep = Save
app-edit = { $count ->
    [one] Edit the draft shown…
   *[other] Edit the { $count } drafts shown…
}
app-edit-chosen = { $count ->
    [one] Edit the ticked draft…
   *[other] Edit the { $count } ticked drafts…
}
app-edit-of = { $count ->
    [one] Edit one draft
   *[other] Edit { $count } drafts at once
}
app-edit-about = The same answer of the same person changes in several drafts. What happens to each is listed first, and all of it can be undone
app-edit-reading = Reading the drafts…
app-edit-nobody = No responsible person is answered in these drafts yet.
app-edit-person = Whose
app-edit-drafts = { $count ->
    [one] one draft
   *[other] { $count } drafts
}
app-edit-key = Which answer
app-edit-text = New answer
app-edit-nothing = All of them say so already.
app-edit-empty = not answered
app-edit-unsure = No number to tell by: check
app-edit-other-name = Same number, other name
app-edit-filed = Granted: only a modification changes it
app-edit-under-review = Under review: not to be changed
app-edit-other-number = Same name, another person
app-edit-enter = { $count ->
    [one] Change one answer
   *[other] Change { $count } answers
}
app-edit-done = { $count ->
    [one] One draft was changed
   *[other] { $count } drafts were changed
}
app-edit-undone = They are as before
app-edit-undone-but = { $count ->
    [one] One draft went on since and stays as it is; the others are as before
   *[other] { $count } drafts went on since and stay as they are; the others are as before
}
app-home-copy = Make a copy
app-home-copied = "{ $title }" was copied; the copy has the tag "copy"
app-home-copy-tag = copy
app-home-discard = Move to trash
app-home-discarded = "{ $title }" was moved to the trash.
app-home-discarded-many = { $count ->
    [one] 1 filing was moved to the trash
   *[other] { $count } filings were moved to the trash
}
app-home-discard-chosen = { $count ->
    [one] Move 1 to trash
   *[other] Move { $count } to trash
}
app-home-restored = "{ $title }" is back
app-home-restored-many = { $count ->
    [one] 1 filing is back
   *[other] { $count } filings are back
}
app-trash = Trash ({ $count })
app-trash-restore = Restore
app-trash-purge = Delete permanently
app-trash-purge-what = Delete "{ $title }" permanently?
app-trash-purge-about = This cannot be undone. Backups and libraries that were set aside lose it too; a damaged one that cannot be read keeps it in the folder set-aside of the library until you delete that
app-home-empty = No filings yet
app-home-empty-about = Start a new filing, or drop a package you exported earlier here to continue with it
app-home-not-found = Nothing found
app-home-not-found-about = "{ $query }" is in no name, subject, person, number, telephone, state or tag. Try another word
app-home-step-one = Fill in the form
app-home-step-one-about = Subject, responsible persons, mini program: in any order, saved as you type
app-home-step-two = Check the materials
app-home-step-two-about = Drop certificate pictures and see clarity, corners and glare right away
app-home-step-three = Export the package
app-home-step-three-about = After a final check, everything you submit is exported at once

app-changed = changed { $when }
app-ago-now = just now
app-ago-minutes = { $count ->
    [one] { $count } minute ago
   *[other] { $count } minutes ago
}

app-kind-new = First filing
app-kind-new-about = The first filing of a mini program, or one more under the same subject
app-kind-change = Modification
app-kind-change-about = The subject, a responsible person or the mini program has changed since it was filed
app-kind-cancel = Deregistration
app-kind-cancel-about = The service ends, and the mini program or the subject is deregistered

app-nature-enterprise = Enterprise
app-nature-enterprise-about = Companies and sole proprietors, with a business licence
app-nature-individual = Individual
app-nature-individual-about = A person, with an identity document
app-nature-other = Other organisation
app-nature-other-about = Government bodies, institutions, associations and others

app-start = New filing
app-start-kind = What do you want to file?
app-start-nature = Who is filing?
app-start-nature-about = The same subject that the mini program is registered under
app-start-again-new = Reuse an earlier subject
app-start-again-new-about = Copies the subject and its responsible person; you fill in the rest
app-start-again-change = Start from what is filed
app-start-again-change-about = Copies everything that is filed; you enter only what changes
app-start-again-cancel = Deregister an earlier filing
app-start-again-cancel-about = Copies the names and numbers of what is to go
app-start-again-unfiled = No filing logged: what is filed is not known
app-start-search = Search by name or certificate number
app-start-none = No subject matches. Search for a part of another name or number.
app-start-more = { $count ->
        [one] One more subject; search by name or certificate number.
       *[other] { $count } more subjects; search by name or certificate number.
    }
app-start-begin = Start
app-start-brought = { $count ->
    [one] 1 file comes along and goes where it belongs
   *[other] { $count } files come along and go where they belong
}

app-state-not_started = Not started
app-state-filling = In progress
app-state-problems = Has problems
app-state-ready = Ready
app-state-unreadable = Cannot be read
app-state-exported = Exported
app-next-not_started = Fill in the subject
app-next-filling = Continue filling in
app-next-problems = Fix the problems
app-next-ready = Export the package
app-next-exported = Submit and log progress

app-settings = Settings
app-settings-language = Language
app-settings-system = System
app-settings-on = On
app-settings-off = Off
app-settings-appearance = Appearance
app-settings-light = Light
app-settings-dark = Dark
app-settings-zoom = Zoom
app-settings-zoom-about = Or press Ctrl with + or -
app-settings-log = Log
app-settings-log-about = What the program did and where it failed, without anything that you typed. Useful for reporting a problem
app-settings-folder = Data folder
app-settings-folder-open = Open
app-settings-library-open = Backups and moving
app-settings-titles = Window title
app-settings-titles-named = Name of the draft
app-settings-titles-plain = Name of the program
app-settings-titles-about = The title is seen in the taskbar and in a shared screen. The name of a person is never shown

app-help = Help
app-help-rules = What the findings of the open filing check and rest on
app-keys = Keys
app-key-new = New filing
app-key-import = Import a package
app-key-find = Search filings
app-key-mark = Previous / next filing
app-key-choose = Tick the previous / next filing too
app-key-open = Open the filing
app-key-begin = Begin
app-key-continue = Continue to the next section
app-key-leave = Back to the list
app-key-progress = Progress
app-key-chosen = Done choosing
app-key-save = Save now
app-key-export = Export
app-key-undo = Undo the last step
app-key-redo = Redo
app-key-sections = Go to section 1 to 9
app-key-tab = Next / previous item
app-key-press = Press the button
app-key-corner = Move the current corner; hold Shift to move it further
app-key-close = Close the dialog, go back
app-key-zoom = Zoom in / out
app-key-zoom-reset = Reset zoom to 100%
app-key-settings = Settings
app-keys-window = On every page
app-keys-list = In the list of filings
app-keys-start = When beginning a filing
app-keys-draft = In a filing
app-keys-scans = On the scans page
app-keys-picker = In a list of choices
app-keys-button = On a focused button
app-keys-picture = On a focused picture with adjustable corners
app-key-find-field = Find a field
app-key-restore = Undo what was last done with filings (trash, copy, bulk edit, table)
app-key-save-picture = Save the picture
app-key-entry = Previous / next entry
app-key-corner-next = Next corner
app-key-help = This page

app-picker-search = Type to search
app-picker-none = Nothing matches
app-picker-none-about = Try another word, or clear the search to see everything
app-picker-more = There are more; type to narrow the list.
app-picker-done = Done
app-picker-chosen = { $chosen } chosen
app-changed-person = Another person ({ $who }: everything)
app-picker-count = { $chosen } chosen, up to { $most }

app-section-type = Type
app-section-type-about = What is filed, and by whom. Your choices decide what is asked next and which materials are needed
app-section-subject = Subject
app-section-subject-about = The certificate and address of the organisation or person that the mini program is registered under
app-section-principal = Subject's responsible person
app-section-principal-about = Usually the legal representative; for an individual, the individual
app-section-applet = Mini program
app-section-applet-about = What the mini program does and which services it offers. Its name is the one set in the console
app-section-manager = Mini program's responsible person
app-section-manager-about = WeChat sends the face check to the mini program's administrator, so enter that person here
app-section-certification = Certification
app-section-certification-about = The certification of the mini program, submitted together with the filing. Once it passes, the review of the filing starts automatically
app-section-materials = Materials
app-section-materials-about = The materials this filing needs, according to what you entered. Several pictures can be chosen or dropped together; those that are recognised go to their places
app-section-check = Check
app-section-check-about = What is known to be refused. Press an item to go to its field
app-section-export = Export
app-section-export-about = Creates the sheet to fill in from, pictures that pass and letters to sign
app-section-submit = How to submit
app-section-submit-about = Open the console and follow its pages in this order. Copy each answer, paste it there and tick it off. You can stop at any time and go on later
app-section-progress = Progress
app-section-progress-about = Log each step after submitting, and keep track of deadlines

app-progress-not-started = Not started
app-progress-filling = In progress
app-progress-unconfirmed = To verify
app-progress-looking = Checking pictures
app-progress-problems = Has problems
app-progress-done = Done
app-progress-handed-in = Submitted
app-progress-edited = Edits not submitted
app-progress-materials-not-started = None yet
app-progress-materials-filling = Incomplete
app-progress-materials-done = Complete
app-progress-check-not-started = Not checked
app-progress-check-filling = Incomplete
app-progress-check-unconfirmed = To confirm
app-progress-check-done = Checked
app-progress-export-not-started = Not exported
app-progress-export-filling = Export again
app-progress-export-done = Exported
app-progress-submit-filling = Under way
app-progress-progress-not-started = Not submitted
app-progress-progress-filling = Under review
app-progress-progress-problems = Refused
app-progress-progress-done = Filed

app-form-kind = Filing
app-reply-read = Platform's answer: { $read ->
    [one] { $read } remark
   *[other] { $read } remarks
} understood
app-reply-read-not-all = Platform's answer: { $read ->
    [one] { $read } remark
   *[other] { $read } remarks
} understood, { $unread } not
app-form-who = Subject
app-form-way = Way of submitting
app-form-way-about = Most people fill in the console themselves: choose "No", or leave it open
app-form-change = Changes
app-form-cancel = What is deregistered
app-form-cancelled = What is deregistered
app-form-all-left-out = None of the { $count } items of this page is to change. Choose what changes under Type, or show them and edit
app-form-left-out = { $count ->
    [one] { $count } other field stays as it is filed
   *[other] { $count } other fields stay as they are filed
}
app-form-left-out-unknown = { $count ->
    [one] { $count } other field is not changed; what is filed there is not known
   *[other] { $count } other fields are not changed; what is filed there is not known
}
app-form-whole = Show
app-filed-was = Filed: { $value }
app-form-certified = Certification and filing in one
app-form-certified-about = If the mini program is not certified yet, the provider can submit the certification and the filing together
app-form-certification-subject = Who is certified
app-form-certification-papers = Proof of qualification
app-form-certification-name = Name of the mini program
app-form-certification-contact = Contact for the certification
app-form-certification-contact-about = The reviewer contacts this person with questions
app-form-certification-fee = Certification fee
app-form-certification-invoice = Invoice
app-form-certificate = Certificate
app-form-certificate-about = Add the picture first: the fields below are filled in from it. Licence and ID card can be chosen or dropped together; each goes to its place
app-form-person = Personal details
app-form-person-about = Certificate type and number follow the responsible person automatically
app-form-region = Region and address
app-form-residence = Proof of residence
app-form-residence-about = Only if the ID card was issued in another province than that of the filing
app-form-other = Other
app-form-role = Role
app-form-papers = Identity document
app-form-papers-about = Add the pictures first: the fields below are filled in from them. Both sides can be chosen or dropped together, also in one picture or one PDF; each goes to its place
app-form-contact = Contact
app-form-nationality = Nationality
app-form-legal = Legal representative
app-form-letter = Letter of authorisation
app-form-account = Account
app-form-account-about = Used for checks on this computer only; not part of the submission
app-form-service = Services
app-form-comment = Remark
app-form-mirror = Same as the subject's responsible person
app-form-mirror-about = Follows the subject's responsible person automatically; make changes there
app-form-face = Face check
app-form-face-about = The last step before submitting, done by the administrator in WeChat. Leave it empty until then

app-optional = optional
app-yes = Yes
app-no = No
app-choose = Choose
app-remove = Remove
app-unanswered = Not filled in
app-unlimited = No expiry
app-days-left = { $count ->
    [one] { $count } day left
   *[other] { $count } days left
}
app-years-left = more than { $count } years left
app-days-over = { $count ->
    [one] expired { $count } day ago
   *[other] expired { $count } days ago
}
app-counter = { $count } of { $least }–{ $most } characters
app-region-registered = Same as the registered address
app-region = Region
app-services-choose = Choose services
app-services-change = Change services
app-approvals-add = Add a pre-approval
app-approvals-none = No item concerns it
app-inferred-proprietor = While unanswered, by the credit code: it is one
app-inferred-company = While unanswered, by the credit code: it is none
app-handed-in = { $count ->
    [one] What was submitted is unchanged: one edit made here reaches nobody
   *[other] What was submitted is unchanged: { $count } edits made here reach nobody
}
app-handed-in-names = Edited: { $names }
app-handed-in-none = This is submitted: edits made here reach nobody
app-handed-in-none-edited = The answers here are those that were submitted
app-handed-in-filed-none = What is filed is changed by a modification
app-handed-in-filed = A modification takes them over, and what is filed is restored here
app-handed-in-cancelled = The deregistration is complete; edits have no effect any more
app-handed-in-platform = To submit them, withdraw the filing on the platform, record "Withdrawn" here, then submit again
app-handed-in-review = Nothing can be changed now: after a refusal, edit and submit again; once granted, file a modification
app-handed-in-restore = Restore what was submitted
app-handed-in-restored = What was submitted is restored.
app-handed-in-was = Submitted: { $value }
app-handed-in-row = { $count ->
    [one] One edit not submitted
   *[other] { $count } edits not submitted
}
app-changed-choose = Choose the items that change
app-certified = Apply for certification together with the filing
app-certified-below = "Certification" was added to the list on the left. Fill it in too.

app-redo = Redo
app-panicked = An internal error kept this from being done. Try again. If it happens again, open the folder of the log in the settings and send its files to the developers
app-saved = Saved
app-saving = Saving
app-not-saved = Not saved
app-save-failed = Saving failed. What you typed is still in this window
app-save-keep = Save as a new filing
app-save-mine = Answers before loading
app-save-reload = Load the latest version
app-rescue-name = Beian Desk unsaved answers
app-rescued = The program was asked to end, and the library cannot be written. The unsaved answers are in "{ $path }", which the window imports.
app-rescue-lost = The program was asked to end, and the library cannot be written: what was typed after the last save is lost.
app-save-elsewhere = Save a copy…
app-save-elsewhere-name = { $title } unsaved answers
app-paste-cut = The text is too long; only the first { $most } characters were kept.
app-back-to-list = All filings
app-previous = Back
app-continue = Continue

app-set-aside = { $count ->
    [one] One answer no longer applies and was
   *[other] { $count } answers no longer apply and were
} set aside; change back to restore.
app-aside-manager = Set aside: { $names }. Answer "No" to restore
app-aside-nature = Set aside, entered for "{ $nature }": { $names }. Change back to restore
app-aside-names = { $names }
app-aside-names-more = { $names } and others, { $count } in all
app-mirror-change = Change at the subject's responsible person
app-photograph-whole = All corners, sharp print
app-photograph-cut = Cut off
app-photograph-glare = Glare
app-photograph-blurred = Blurred
app-slot-choose = Choose picture
app-slot-path = Enter path
app-slot-adding = Reading…
app-slot-open = View
app-slot-replace = Replace
app-slot-looking = Checking
app-slot-video = Video
app-slot-fine = Meets requirements
app-slot-placed = Added
app-slot-asked = { $count } to confirm
app-slot-hints = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
app-slot-returned = Refused last time
app-slot-refused = { $count ->
    [one] { $count } problem
   *[other] { $count } problems
}
app-slot-wrong-side = The other side
app-slot-wrong-kind = Another document
app-slot-swap = Swap the two sides
app-slot-upright = Turn upright
app-slot-split = { $count ->
    [one] Cut out the document that belongs to a place
   *[other] Split into { $count } pictures, each at its place
}
app-slot-move = Move to "{ $place }"
app-slot-exchange = Swap with "{ $place }"
app-slot-offered = { $count ->
    [one] { $count } value recognised: review and fill in
   *[other] { $count } values recognised: review and fill in
}
app-slot-take = { $count ->
    [one] Correct one answer as on the certificate
   *[other] Correct { $count } answers as on the certificate
}
app-slot-files = Pictures, PDF and video
app-letter-print = Make and print
app-letter-save = Save PDF
app-letter-about = Filled in from your answers. Print, sign and seal it, then add a photo or scan of it here
app-letter-prescribed = The province prescribes { $form }; the file says how to get it
app-letter-hole = Not filled in yet: { $fields }. Fill that in first; the letter is blank there otherwise.
app-letter-signed = Add the signed scan
app-verdict-clear = Sharp
app-verdict-unclear = Not sharp
app-verdict-corners = All corners visible
app-verdict-cut = Corners cut off
app-verdict-no-glare = No glare
app-verdict-glare = Glare
app-verdict-free = Nothing in the way
app-verdict-covered = Something in the way
app-verdict-colour = In colour
app-verdict-grey = Grey or faded
app-verdict-large = Enough pixels
app-verdict-small = Too few pixels
app-verdict-upright = Upright
app-verdict-tilted = Tilted by about { $degrees }°: crop and straighten
app-verdict-turned = Not upright
app-file-unreadable = { $path } cannot be read: { $detail }. Check that it exists and may be read, then try again.
app-file-large = { $path } is larger than 200 MB and cannot be used. Make it smaller first.
app-file-not-kept = { $path } was not put in: { $detail }
app-file-no-video = { $path } is not an MP4 video. Convert it to MP4 first.
app-busy = Finish or close the open dialog first.
app-drop-nowhere = No file of this kind goes on this page. Open the page it belongs to first.
app-sorting = { $count ->
    [one] { $count } file is being recognised and will be put in its place
   *[other] { $count } files are being recognised and will be put in their places
}
app-sorted = Put in place: { $places }
app-split = The picture shows { $count } documents, split into: { $places }
app-split-left = { $count ->
    [one] . Another one has no empty place and stays in the original
   *[other] . { $count } others have no empty place and stay in the original
}
app-unplaced = Not put in yet: { $names }
app-unplaced-about = There is no place for it now. It goes in by itself when one appears, or choose a place now
app-unplaced-choose = Choose a place
app-unplaced-leave = Leave out
app-sorting-now = { $count ->
    [one] Recognising { $count } file
   *[other] Recognising { $count } files
}
app-looking-now = Checking pictures
app-incoming-text = The clipboard holds the text "{ $text }". Click into a field to paste text; answers of the platform are pasted under Progress
app-incoming-long = The text in the clipboard is too long and was not read. Copy the answer alone, and paste again
app-incoming-unread = What is in the clipboard cannot be fetched; it may be too long. Copy the answer alone, and paste again
app-incoming-nothing = There is nothing to use. Pictures, PDF, packages and answers of the platform can be dropped or pasted
app-where = Where does it go?
app-where-about = Which material is "{ $name }"?
app-where-replace = Replace { $place }
app-path = Enter a file path
app-path-about = For "{ $place }". You can paste a path copied from your file manager
app-path-example = { $folder }picture.jpg
app-path-add = Add
app-path-alone = This system has no dialog to choose files: paste or type the full path of the file
app-file-unwritable = { $path } cannot be written: { $detail }. Choose another place, or check disk space and permissions, and try again.

app-materials-wait = Putting the list of materials together…
app-materials-nature = The subject's nature has not been chosen
app-materials-nature-about = It decides which materials are needed
app-materials-nature-choose = Choose nature
app-materials-required = Required
app-materials-recommended = Recommended
app-materials-open = Not certain yet
app-materials-unchosen = Choose first what changes
app-materials-unchosen-about = What is to be uploaded depends on what changes
app-materials-unchosen-choose = Choose what changes
app-materials-no-change = This change needs no materials
app-materials-not-needed = Not needed for this filing
app-materials-add = Put in…
app-material-missing = Missing
app-material-refused = To be replaced
app-material-attention = Needs attention
app-material-ok = In place
app-material-shared = The same person as the subject's responsible person, so the same picture is used.

app-check-wait = Checking…
app-check-looking = Pictures are still being checked; nothing else must be changed
app-check-looking-about = The result is shown here when they are done
app-check-ready = No required changes were found and nothing is left to confirm
app-check-ready-about = Ready to export and submit
app-check-export = Go to export
app-check-blocked = { $count ->
    [one] { $count } answer must be changed
   *[other] { $count } answers must be changed
}
app-check-blocked-about = Press an item to go to its field. The check runs again after every change
app-check-handed-in = Submitted: what follows is for reference
app-check-handed-in-about = What is under review or filed is no longer decided here; nothing has to be confirmed
app-check-first = Go to the first
app-check-unfilled = { $count ->
    [one] { $count } answer is missing
   *[other] { $count } answers are missing
}
app-check-unfilled-about = The check is repeated as you fill them in
app-check-refused-too = { $count ->
    [one] { $count } more point that was refused last time has not been changed
   *[other] { $count } more points that were refused last time have not been changed
}
app-check-unfilled-too = { $count ->
    [one] { $count } more item is missing
   *[other] { $count } more items are missing
}
app-check-unfilled-head = Not filled in yet
app-check-unchanged = { $count ->
    [one] One answer to be modified is still as filed
   *[other] { $count } answers to be modified are still as filed
}
app-check-unchanged-head = Not filled in, or still as filed
app-check-unfilled-of = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
app-check-open = No required changes were found; left for you: { $open }
app-check-to-confirm = { $count ->
    [one] { $count } point to confirm
   *[other] { $count } points to confirm
}
app-check-to-look-over = { $count ->
    [one] { $count } answer read from pictures to look over
   *[other] { $count } answers read from pictures to look over
}
app-check-and = {", "}
app-check-open-about = Go through them before you submit; you can export now already
app-check-sent = What will be sent
app-check-sent-about = In the order of the console
app-check-change = Change
app-check-beside = Not sent, only compared with the pictures
app-check-skipped = Optional, not filled in
app-check-fill = Fill in
app-check-picture = Picture added
app-check-return = Back to the check
app-check-to = Fill in
app-check-not-needed = It is not needed
app-check-leave = Leave it
app-level-all = All
app-level-error = Must fix
app-level-warning = Worth a look
app-level-notice = Notes
app-check-none = Nothing of this level
app-check-source = Source: { $source }
app-check-confirm = Confirm
app-check-confirm-there = Confirm it on the check page
app-form-rival = The mistake may be in "{ $field }": look there
app-check-denied = { $count ->
    [one] You denied { $count } statement
   *[other] You denied { $count } statements
}
app-check-denied-about = Put it right, then confirm it. Submitted as it is, it may be refused
app-check-denied-here = You answered "Not the case"
app-check-confirmed-here = Confirmed
app-check-confirm-all = { $count ->
    [one] Confirm { $count } statement
   *[other] Confirm { $count } statements together
}
app-check-confirm-all-about = Once each was read, these can be confirmed together; the others one by one
app-check-no = Not the case
app-check-confirmed = Confirmed by you
app-check-take-back = Undo

app-export = Export package
app-export-ready-about = The package holds everything you submit and can be imported again on another computer
app-export-blocked-about = Fix these to export the final package. You can export a draft for colleagues now
app-export-again-about = You can export now, but change it before you submit again
app-export-unnamed = Untitled
app-export-see = See problems
app-export-see-unfilled = Fill in
app-export-see-open = Go through them
app-export-choose = Choose location
app-export-target = Save to
app-export-no-folder = There is no folder "{ $folder }": create it first, or save elsewhere
app-export-before = The last package
app-export-target-about = Existing files are not overwritten: if the name is taken, a number is added
app-passphrase = Passphrase
app-export-passphrase-none = Not encrypted
app-export-passphrase-again = Repeat it
app-export-passphrase-about = If set, every file in the package is encrypted. A forgotten passphrase cannot be recovered
app-export-passphrase-apart = The passphrases do not match
app-export-force = Export draft
app-export-busy = Pictures are being checked…
app-export-running = Creating the package
app-export-done = Package exported
app-export-stale = The answers have changed: export again
app-export-stale-about = The last package does not hold what was changed since
app-export-again = Export again
app-export-draft-done = Draft exported; it cannot be submitted
app-export-failed = Nothing was exported
app-export-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
app-export-reveal = Open folder
app-export-inside = What's in the package
app-export-part-summary = Summary (PDF) with check results and thumbnails
app-export-part-console = All answers in the order of WeChat's console, ready to copy
app-export-part-request = Request body and upload list for the API
app-export-part-materials = Certificate pictures with clear names, stripped of location and camera data
app-export-part-letters = Letters that still need printing and signing (PDF)
app-export-part-manifest = Checksums of every file, to prove that nothing was altered

app-viewer-close = Back
app-viewer-drawing = Opening the picture…
app-viewer-undrawn = This file cannot be displayed
app-viewer-looking = Checking clarity, corners and glare, and reading the text…
app-viewer-found = Results
app-viewer-tools = Adjust
app-viewer-tools-about = Drag the corners onto the edges of the document, then crop and straighten. Turn the wheel to enlarge, drag to move. The original is kept; you can undo
app-viewer-straighten = Crop and straighten
app-viewer-mark = Mark the corners
app-viewer-left = Rotate left
app-viewer-right = Rotate right
app-viewer-after = Now
app-viewer-before = Original
app-viewer-cropped = The crop went into the document: restore the original and place the corners anew.
app-viewer-restore = Restore original
app-viewer-reset = Reset to detected corners
app-viewer-busy = Working…
app-viewer-no-quad = These four corners do not form a quadrilateral. Drag them again and retry.
app-viewer-failed = The picture was not saved. The original is unchanged; try again.
app-viewer-read = Recognised text
app-viewer-read-about = Tick what to fill into the form. Fields you have already filled in are left alone unless you tick them
app-viewer-fill = Fill in form
app-viewer-filled = { $count ->
    [one] { $count } field filled in from the certificate, marked until checked
   *[other] { $count } fields filled in from the certificate, marked until checked
}
app-viewer-unsure = check
app-viewer-same = matches the form
app-viewer-differs = The form says "{ $current }"

app-scans = Scans
app-scans-about = Check pictures without a filing: clarity, corners, glare and obstructions, a whole folder at a time
app-scans-choose = Choose pictures
app-scans-folder = Choose folder
app-scans-path = Paste the path of a picture or folder
app-scans-empty = Drop pictures or a folder here
app-scans-empty-about = JPG, PNG, WebP, TIFF, BMP, GIF, PDF and HEIC. Pictures stay on this computer
app-scans-passed-over = { $count ->
    [one] One file is no picture by its name and was passed over:{" "}
   *[other] { $count } files are no pictures by their names and were passed over:{" "}
}
app-scans-nothing = No new pictures were found. Check the path, or try another folder.
app-scans-as-any = Detect
app-scans-as-business_licence = Licence
app-scans-as-id_card_front = ID card front
app-scans-as-id_card_back = ID card back
app-scans-as-letter = Letter
app-scans-progress = { $seen } of { $all } checked
app-scans-stop = Stop
app-scans-clear = Clear
app-scans-save = Save a copy of the right format and size
app-scans-saved = Saved: { $path }
app-scans-several = { $count } documents in this picture
app-scans-split-about = Press one to use it alone, or split them into pictures of their own; the original stays
app-scans-split = Split into { $count } pictures
app-scans-suffix = copy
app-scans-tools-about = Drag the corners onto the edges of the document, then crop and straighten. Turn the wheel to enlarge, drag to move. The file itself is not changed
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
app-read-registration-number = Registration number
app-read-title = Title
app-read-signed-on = Signed on
app-read-seal = Seal
app-read-signature = Signature
app-read-there = Present
app-read-not-seen = Not seen

app-settings-reference = Reference data
app-settings-reference-about = Built in: regions, certificate types, services, provincial rules and more
app-settings-reference-outdated = The oldest data is of { $date }, more than half a year ago; rules may have changed. Use a newer version of the program, or put newer files into the folder "reference" of the data folder and open the program again.
app-settings-reference-own = { $count ->
    [one] { $count } file comes from the folder "reference" of your data folder.
   *[other] { $count } files come from the folder "reference" of your data folder.
}

app-import = Import
app-locked = The package has a passphrase
app-locked-about = Enter the passphrase that "{ $name }" was exported with
app-update = This package belongs to an existing filing
app-update-about = Compared with your filing "{ $title }": your version is on the left, the package on the right. Ticked changes are taken from the package; your current version is kept in the history
app-update-apply = Update filing
app-update-separate = Import as a new filing
app-update-version = Before importing a package
app-import-browse = Choose file
app-import-example = { $folder }filing.zip
app-import-about = Paste a path, choose a file, or drop it anywhere on the window. A package becomes a new filing; drafts handed over and exported libraries are taken into this one

app-table = Make many from a table
app-table-close = Back to the list
app-table-file = Table
app-table-files = Tables
app-table-about = One filing a row, .xlsx or CSV; headings are the labels of the form or usual words for them. What is wrong in each row is shown before anything is made
app-table-example = { $folder }clients.xlsx
app-table-browse = Choose a table
app-table-look = Look into it
app-table-empty = Save an empty table
app-table-empty-file = filings
app-table-columns = { $counted } of { $all } columns count
app-table-columns-lost = Columns with content that is not used ({ $count }): { $names }
app-table-columns-lost-about = The drafts will not have it. Say below what each column answers, or leave it out
app-table-columns-all = Show all columns
app-table-columns-fewer = Show those left out
app-table-column-say = Assign…
app-table-column-left = Left out
app-table-column-what = What does column "{ $heading }" answer?
app-table-rows = { $count ->
    [one] 1 row.
   *[other] { $count } rows.
}
app-table-cells = {" "}{ $count ->
    [one] 1 cell is no answer and stays empty in the draft.
   *[other] { $count } cells are no answers and stay empty in the drafts.
}
app-table-known = {" "}{ $count ->
    [one] 1 row is there already and is not ticked.
   *[other] { $count } rows are there already and are not ticked.
}
app-table-rows-about = Nothing is kept so far. Rows with something wrong can be made too and put right in the window
app-table-more = Show the other { $count ->
    [one] row
   *[other] { $count } rows
}
app-table-wrong = { $count } to put right
app-table-doubled = Twice in the table
app-table-twin = There already
app-table-unfilled = { $count } still empty
app-table-whole = Filled in
app-table-row = Row { $number } · { $kind }
app-table-rest = { $count ->
    [one] 1 more to put right, shown under Check in the draft
   *[other] { $count } more to put right, shown under Check in the draft
}
app-table-asks = { $count ->
    [one] 1 point to confirm or to look at, shown under Check in the draft
   *[other] { $count } points to confirm or to look at, shown under Check in the draft
}
app-table-make = { $count ->
    [one] Make 1 draft
   *[other] Make { $count } drafts
}
app-table-making = Making drafts
app-table-making-about = After a stop none is made
app-table-made = { $count ->
    [one] 1 draft was made.
   *[other] { $count } drafts were made.
}

app-difference-none = (not filled in)
app-difference-alike = Looks the same

app-versions = Versions
app-versions-about = A version is saved automatically before every export, submission, import or restore. You can go back to any of them
app-versions-wait = Reading…
app-versions-none = No versions yet
app-versions-none-about = Every export saves a version. You can also save one yourself at any time
app-versions-keep = Save as new version
app-versions-kept = Saved manually
app-versions-number = Version { $number }
app-versions-changes = { $count ->
    [one] { $count } change
   *[other] { $count } changes
}
app-versions-same = Same as the previous version
app-versions-answered = Answered by the platform
app-versions-before = Before restoring version { $number }
app-versions-restored = Version { $number } was restored. What you had before is saved as a version.
app-refused = Refused last time: { $what }
app-side-unsaid = { $field }, or the other side
app-refused-open = Not changed yet
app-refused-changed = Changed
app-refused-wrong = Changed, and still wrong
app-refused-handled = Dealt with
app-refused-and-changed = Refused last time, changed since: { $what }
app-refused-and-handled = Refused last time, dealt with: { $what }
app-check-again = { $count ->
    [one] { $count } point that was refused last time has not been changed
   *[other] { $count } points that were refused last time have not been changed
}
app-check-again-about = No other problem was found. Change the points below before you submit again
app-check-again-open = Change the points below before you submit again. Also left for you: { $open }
app-check-refused = Refused last time, not changed yet

app-viewer-page = Page { $page } of { $pages }
app-viewer-page-before = Previous page
app-viewer-page-next = Next page
app-viewer-page-take = Use this page
app-viewer-page-about = A material takes one page. The page you choose is saved as a picture of its own and checked again

app-rehearsal-about = Add a frontal photo to see in advance whether it would pass the face check: looking straight ahead, eyes open, nothing in the way, even light, plain background. The photo is only used here; it is neither saved nor exported
app-rehearsal-choose = Choose photo
app-rehearsal-again = Choose another photo
app-rehearsal-looking = Looking at the photo…
app-rehearsal-fine = This photo meets the requirements of the face check.
app-rehearsal-failed = The rehearsal is not available. Reinstall the program.
app-rehearsal-limits = This is only a rehearsal: the administrator passes the real check live in WeChat. Respond to the notice within 24 hours, then submit the filing within 3 days (1 day if submitted with the certification); otherwise the check must be repeated.
app-rehearsal-frontal = Direction
app-rehearsal-eyes = Eyes
app-rehearsal-mouth = Mouth
app-rehearsal-forehead = Forehead
app-rehearsal-size = Size
app-rehearsal-position = Position
app-rehearsal-light = Light
app-rehearsal-background = Background

app-due = Upcoming deadlines
app-due-more = { $count } more
app-due-calendar = Mini program filings
app-due-calendar-of = { $title } filing
app-next-stage-platform = In platform review
app-next-stage-sms = Verify within 24 hours
app-next-stage-province = In provincial review
app-next-stage-filed = Nothing to do
app-next-stage-refused = Fix and submit again

app-settings-notices = Desktop notifications
app-settings-notices-about = While the program is open, you are notified once for each reminder of a deadline. Works on Linux with notify-send and on Windows where the program was installed; elsewhere, save the deadlines as a calendar file and let the calendar remind you

app-due-deadline-platform = Platform review expected to end
app-due-deadline-province = Provincial review expected to end
app-due-deadline-sms-second = Second SMS
app-due-deadline-sms = { $counted ->
    [pass] SMS check expected to end
   *[message] SMS check ends
}
app-due-deadline-letter = Letter one month old
app-due-deadline-face = Face check expires
app-due-deadline-answer = Last day to submit again
app-due-deadline-certificate = Certificate expires
app-versions-first = First version
app-past = Kept automatically
app-past-about = One copy a minute today, one an hour this week, one a day before that. Answers and pictures that were taken away stay for another 30 days
app-past-until = Before the change of { $time }
app-past-changed = Changed: { $names }
app-past-changed-more = Changed: { $names } and more, { $count } in all
app-past-lost = Something was taken away then
app-past-compare = Compare with now
app-past-same = The same as now
app-past-more = { $count ->
    [one] One older
   *[other] { $count } older ones
}
app-past-before = Before the return to { $time }
app-past-restored = The answers until { $time } are back; those before are kept as a version.

app-number-form = In the form "{ $example }"
app-reason-field = What this remark is about
app-find = Find a field
app-persons = People from earlier filings
app-persons-begin = Copy from an earlier filing

app-pasted = pasted.png
app-drop-answer = This is the platform's answer. Open its filing first, then drop or paste it there.
app-where-left = Not put in: { $names }
app-where-more = { $count ->
    [one] { $count } more file after this one
   *[other] { $count } more files after this one
}
app-where-skip = Skip
app-key-paste = Paste a picture, a file or the platform's answer

app-read-mark = Read from the picture
app-read-done = Mark as verified
app-read-verified = Verified
app-read-left = { $count ->
    [one] { $count } answer was read from a picture and has not been verified
   *[other] { $count } answers were read from pictures and have not been verified
}
app-read-left-about = Recognition can be wrong. Compare each one with the certificate; they are marked in the list of what will be submitted
app-all-looked-over = Everything that was read is marked as verified
app-read-all = Mark all as verified

app-batch = Export several
app-batch-export = Export the ready filings shown ({ $count })
app-batch-export-chosen = Export ticked ready filings ({ $count })
app-home-choose-none = Untick all
app-batch-about = { $count ->
    [one] One package is created. The filing is checked again first and skipped if something is still wrong or missing.
   *[other] { $count } packages are created, one for each filing. Each is checked again first and skipped if something is still wrong or missing.
}
app-batch-target = Save to folder
app-batch-target-about = Existing files are not overwritten: if the name is taken, a number is added
app-batch-browse = Choose folder
app-batch-start = Start export
app-batch-running = Exporting
app-batch-step = { $number }/{ $count }: { $title }
app-batch-stop = Stop
app-batch-stopping = Stopping…
app-batch-done = { $written ->
    [one] The package was exported
   *[other] All { $written } packages were exported
}
app-batch-some = { $written } exported, { $left } not
app-batch-stopped = Stopped: { $written } exported, { $left } not
app-batch-failed = Export interrupted: { $written } exported, { $left } not
app-batch-blocked = { $count ->
    [one] One thing is wrong or missing: { $first }
   *[other] { $count } things are wrong or missing, for example: { $first }
}
app-batch-not-reached = Not exported yet
app-batch-rest = Export the rest
app-batch-open = Fix it
app-batch-overview = Save overview (CSV)
app-batch-folder = filings-{ $day }
app-batch-table = filings-overview-{ $day }
app-due-save = Save as calendar file
app-save = Save
app-save-stopped = Stopped. No file was written.
app-save-taken = A file with this name already exists. Choose another name, or replace it.
app-save-replace = Replace

## The passphrase of the library

app-vault = Passphrase of the library
app-vault-none-about = With a passphrase, drafts, pictures of certificates, history and copies are kept encrypted, and the program asks for it when it starts. Without passphrase and recovery code nobody can get them back
app-vault-set-about = Everything is encrypted. Without passphrase or recovery code nobody can open it or see a name, a number or a picture
app-vault-manage = Manage
app-vault-set = Set a passphrase
app-vault-change = Change passphrase
app-vault-by-code = The recovery code opened the library. If the passphrase is forgotten, set a new one; the recovery code is replaced too
app-vault-anew = Set a new passphrase
app-vault-remove = Remove passphrase
app-vault-lock = Lock now
app-vault-lock-after = Lock when idle
app-vault-lock-never = Never
app-vault-lock-minutes = { $count } min
app-vault-secret = Present passphrase or recovery code
app-vault-new = New passphrase
app-vault-new-hint = At least { $count } characters; a few words that do not belong together are harder to guess than a short and complicated one
app-vault-short = Too short: use at least { $count } characters.
app-vault-repeat = New passphrase once more
app-vault-differs = The two are not the same.
app-vault-remove-about = Everything lies unencrypted on the disk then
app-vault-working = Working…
app-vault-code = Recovery code
app-vault-code-about = It opens the library when the passphrase is forgotten. It is shown this once: print it or write it down, and keep it away from the computer
app-vault-code-replaced = It opens the library when the passphrase is forgotten. It is shown this once: print it or write it down, and keep it away from the computer. An earlier recovery code no longer works
app-vault-code-stay = This page stays until you say below that it is written down
app-vault-weak = Such a passphrase is guessed first: a few words that do not belong together are better.
app-vault-code-kept = Written down
app-vault-code-save = Save as a file…
app-vault-code-file = Beian Desk recovery code
app-vault-code-text = Recovery code of a Beian Desk library

    { $code }

    It opens the library when the passphrase is forgotten: enter it where that is asked for.
    Library: { $place }
    Made on: { $day }

    Print this file, delete it, and keep the paper away from the computer. A new passphrase makes this code void.
app-vault-following = The passphrase is in force; copies and pictures are being encrypted.
app-vault-followed = All copies and pictures are done.
app-vault-removed = The passphrase was removed; the library is no longer encrypted.
app-unlock = The library is locked
app-unlock-about = Enter the passphrase or the recovery code
app-unlock-field = Passphrase
app-unlock-again = { $error } (try { $tries })
app-unlock-open = Unlock

app-backup-lacking =
    { $count ->
        [one] Backed up, but 1 draft is damaged on the disk. Open it, and what can be read last is looked for; an older backup that holds it whole is kept.
       *[other] Backed up, but { $count } drafts are damaged on the disk. Open them, and what can be read last is looked for; older backups that hold them whole are kept.
    }
app-backup-failed = No backup was made: { $detail }
app-licences = What is inside
app-licences-about = Beian Desk is licensed under MIT or Apache-2.0, at your choice. Where models, fonts and tables come from stands in NOTICE beside the program; beian licences prints it too. Below are the linked libraries, by licence
