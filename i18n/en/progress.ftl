# Progress of a filing: stages, happenings, deadlines

stage-preparation = Preparation
    .advice = Prepare everything else first and do the face check last: its notice is valid for 24 hours, its result for 3 days.
    .failure = Nothing has been submitted yet; you can change anything.
stage-platform = Platform review
    .advice = Stay reachable by phone, the platform may call. The result arrives within 1–2 working days as an in-site and a template message. Until then you can withdraw the application.
    .failure = The platform gives a reason for each field. Fix them and submit again; the review starts over.
stage-sms = SMS check
    .advice = The ministry (12381) sends a code to the responsible persons. Enter it at beian.miit.gov.cn within 24 hours; weekends and holidays count.
    .failure = If the time runs out, the application is returned. If nothing needs changing, submit it to the province again from the console; otherwise the platform review starts over.
stage-province = Provincial review
    .advice = The provincial administration reviews the filing, usually within { $shortest }–{ $longest } working days. Stay reachable by phone.
    .failure = After a refusal, fix it and submit again; platform review, SMS check and the provincial queue all start over.
stage-filed = Filed
    .advice = The number appears in the mini program's details by itself; usually there is nothing more to do. Report changes 30 days in advance.
    .failure = If the information is false, the filing is cancelled and access is closed.
stage-preparation-cancel = Preparation
    .advice = Look once more at what is to go and what else is filed under the subject; a deregistration cannot be taken back.
    .failure = Nothing has been submitted yet; you can change anything.
stage-province-cancel = Provincial review
    .advice = The provincial administration reviews the deregistration, usually within { $shortest }–{ $longest } working days. Stay reachable by phone.
    .failure = After a refusal, fix it and submit again; the reviews start over.
stage-filed-cancel = Deregistered
    .advice = The filing number is void. Look it up at beian.miit.gov.cn: it is no longer found there.
    .failure = To offer the service again, file it anew as a first filing.
stage-refused-cancel = Refused
    .advice = Fix every point and submit the deregistration again.
    .failure = Until it is granted, what was filed stays filed.
stage-preparation-change = Preparation
    .advice = Look over what changes and what it is to say. Where a responsible person changes, do the face check last; its result holds for 3 days.
    .failure = Nothing has been submitted yet; what is filed stays as it is.
stage-filed-change = Changed
    .advice = The change is in force and the filing number is the same. See the new answers at beian.miit.gov.cn.
    .failure = Report further changes 30 days in advance.
stage-refused-change = Refused
    .advice = Fix every point and submit again. Before you do, check once more that letters, certificates and the face check are still valid.
    .failure = Until the change is granted, what was filed stays filed.
stage-refused = Refused
    .advice = Fix every point and submit again. Before you do, check once more that letters, certificates and the face check are still valid.
    .failure = Unless you submit again, the mini program cannot go live.

happening-submitted = Submitted
happening-platform-passed = Platform review passed
happening-platform-refused = Refused by platform
happening-sms-received = SMS received
happening-sms-done = SMS check done
happening-sms-missed = SMS check missed
happening-province-passed = Passed by province
happening-province-refused = Refused by province
happening-number-granted = Filing number granted
happening-withdrawn = Withdrawn

deadline-platform = Platform review expected to end
    .advice = If there is no result by then, check the status in the console or ask the platform.
deadline-province = Provincial review expected to end
    .advice = If there is no result by then, check the status in the console.
deadline-sms-second = Second SMS
    .advice = Nothing yet? Look at blocked messages, or use "短信重发" at beian.miit.gov.cn once, not again and again.
deadline-sms = { $counted ->
    [pass] SMS check expected to end
   *[message] SMS check ends
}
    .advice = { $counted ->
    [pass] Counted from the platform's pass. Log "SMS received" when the message comes: the 24 hours run from then.
   *[message] Enter code, phone number and the last six characters of the identity number at beian.miit.gov.cn; five wrong tries are allowed.
}
deadline-letter = { $field }: one month old
    .advice = A letter signed more than a month ago may be refused; have it signed again.
deadline-face = Face check result expires
    .advice = After this day the face check must be repeated.
deadline-answer = Last day to submit again
    .advice = The answer of the platform or the bureau wants everything put right and submitted again by this day.
deadline-certificate = { $whose ->
    [subject] Subject's certificate expires
    [principal] Certificate of the subject's responsible person expires
   *[manager] Certificate of the mini program's responsible person expires
}
    .advice = Renew the certificate before it ends and report the change.

estimate-range = Expected { $earliest } to { $latest }
estimate-holidays-unknown = The public holidays of one of these years are not announced yet; only the days fixed by law are taken into account.

calendar-name = Mini program filing

progress-begin = Modify or deregister
progress-begin-about = A modification begins with what is filed, and only what changes is filled in; for a deregistration, choose what is to go
progress-begin-change = Modify
progress-begin-cancel = Deregister
progress-record = Log progress
progress-other = Other events
progress-record-all-the-same = Record all the same
progress-record-do = Log
progress-reason = Reason: { $reason }
progress-submitted-again = Submitted again
progress-time = When (Beijing time)
progress-time-after-grant = The number was granted on { $time }; nothing is refused after that. Check the time.
progress-time-before-refusal = There is a refusal on { $time }; the number was granted after it. Check the time.
progress-time-early = This is before the submission on { $time }. Check the time.
progress-time-to-come = This moment is still to come. Check the time.
progress-time-wrong = Enter it like 2026-11-24 09:30.
progress-note = Note
progress-note-submitted = Note
    .example = For instance who submitted it
progress-note-refused = Reason
    .example = As the platform or the authority gives it
progress-note-number = Filing number
progress-number-example = { $sign }ICP备12345678号-1X
progress-number-form = This does not look like a filing number. That of a mini program looks like "{ $example }"; compare it.
progress-number-kind = This is no number of a mini program: that ends with "-", digits and X, as "{ $example }".
progress-number-province = This filing is with the bureau of "{ $sign }"; its number should look like "{ $example }". Compare it.
progress-history = Log
progress-removed = Deleted
progress-edit = Change this entry
progress-remove = Remove this entry
progress-deadlines = Deadlines
progress-over = Past
progress-over-expected = Expected by now
progress-hours-left = { $count ->
    [one] { $count } hour left
   *[other] { $count } hours left
}
progress-today = today
progress-days-left = { $count ->
    [one] { $count } day left
   *[other] { $count } days left
}
progress-stage-span = This stage:{" "}
progress-whole-span-new = Filing number:{" "}
progress-whole-span-change = Change in force:{" "}
progress-whole-span-cancel = Deregistered:{" "}
progress-until-expected = Expected to end by { $when }, counted from the platform's pass: { $left }. Log "SMS received" when the message comes; the 24 hours run from then
progress-until = To be done by { $when }: { $left }
progress-number = Filing number: { $number }
progress-calendar = Save as calendar file

progress-unforeseen = What only the platform or the bureau knows: take care in advance

progress-reply = The platform's answer
progress-reply-about = Paste the text of an SMS, message or mail as it is, paste or drop a screenshot of it, or paste the JSON of the interface; each reason is put on its item
progress-reply-paste = Paste from clipboard
progress-reply-picture = Choose a screenshot
progress-reply-looking = Reading the screenshot…
progress-reply-blank = No text was found in "{ $name }". Take a sharper screenshot, or paste the text itself.
progress-reply-drop = This computer has no window to choose files. Drop the screenshot here, or copy and paste it.
progress-reply-unread = Not understood
progress-reply-unclear = It is not clear whether this text refuses something
progress-reply-meant = It is a refusal
progress-reply-not-meant = It is not
progress-reply-remove = Delete this answer
progress-reply-removed = This answer was deleted
progress-reply-known = This answer stands below already; nothing has changed
progress-reply-move = Move to another field…
progress-reply-handled = Mark as dealt with
progress-reply-reopen = Not dealt with yet
progress-return = Back to progress
progress-out-of-turn = By what is recorded, this stage is not reached yet or is over. Record it all the same?
doubt-not-ready = Answers are missing or wrong, or were not checked since they changed: see what is left in "Check"
doubt-open-reasons = Open points: { $count }
doubt-not-submitted = No submission is recorded: if it was submitted, record that first, with the time it had
doubt-not-submitted-again = No submission is recorded after the refusal: if it was submitted again, record that first, with the time it had
doubt-under-review = It was submitted and is under review: if it was refused or withdrawn since, record that first
doubt-past = This stage is over: check the time, or correct what was recorded before
doubt-filed = It is filed: record what happens to a modification or deregistration at that filing
doubt-and = {"; "}
progress-unfinished = Not everything is done yet. Was it really submitted?
progress-open-points = Open points ({ $count }): { $names }
progress-open-points-more = Open points ({ $count }): { $names } and more
progress-reply-assign = Assign to an item…
progress-reply-change = Fix

# How to submit

submit-no-package = No package was exported yet
submit-no-package-about = Export first, so that the files to upload can be opened from here; the answers can be copied now already
submit-nothing-to-upload = There are no files to upload: what is listed below is all that is entered
submit-package = The package is exported and holds the answers below
submit-missing = { $count ->
    [one] { $count } material that must be provided is missing
   *[other] { $count } materials that must be provided are missing
}
submit-missing-to = Put them in
submit-blocked-about = Deal with this and export the package before you submit
submit-unconfirmed-about = The package can be used as it is, but reviewers may ask about these
submit-recommended = Not there, and often asked for later: { $names }
submit-recommended-letters = { submit-recommended }. Letters to sign are in the package's letters folder
submit-will-lie = When you show a file, the pictures to upload will be written to { $folder }, not encrypted. You can delete them here after you submit
submit-lie = The pictures to upload lie in { $folder }, not encrypted. Delete them after you submit
submit-lie-of-earlier = Pictures of an earlier package still lie in { $folder }, not encrypted. Do not upload them; delete them
submit-clear = Delete these pictures
submit-not-cleared = { $path } cannot be deleted: { $detail }
submit-nothing-yet = Nothing to copy over yet: fill in the pages before this one
submit-so-far = { $entered } of { $all } entered
submit-copy = Copy
submit-copied = Copied
submit-choose = Choose in the list
submit-reveal = Show in folder
submit-laying-out = Preparing files…
submit-begin = Log in to the console
submit-begin-new = Open this address in a browser on a computer; the mini program's administrator logs in by scanning with WeChat. Find "小程序备案" on the first page and press "去备案"; for a published mini program it is under "{ console-place }".
submit-begin-change = Open this address in a browser on a computer; the mini program's administrator logs in by scanning with WeChat. Under "{ console-place }" choose "变更备案". Change only what is listed below.
submit-begin-cancel = Open this address in a browser on a computer; the mini program's administrator logs in by scanning with WeChat. Under "{ console-place }" choose "注销备案".
submit-end-new-head = Face check, then submit
submit-end-new = When everything is filled in, start the face check: the administrator gets a notice in WeChat and follows it within 24 hours. Submit the filing within 3 days of passing it; after that the check has to be repeated.
submit-end-change-head = Look over and submit
submit-end-change = Read the changed answers once more before you submit. A new responsible person passes the face check.
submit-end-cancel-head = Confirm the deregistration
submit-end-cancel = A deregistration cannot be taken back: look once more at which mini program and which number it is for.
submit-end-cancel-subject = The subject and every filing under it go, and there is no way back: look once more at which subject it is, by its name, its certificate number and its filing number.
submit-cancel-unconfirmed = Confirm first, under Check, that the subject is to be deregistered
submit-end-cancel-unnumbered = A deregistration cannot be taken back: look once more at which mini program it is for. No filing number is given; compare the one that the console shows.
submit-after = What follows
submit-after-platform = Review by the platform
submit-after-platform-about = 1–2 working days; the platform may call, so keep your phone at hand. It explains every problem
submit-after-sms = Text message check
submit-after-sms-about = After that review, 12381 sends a code to the responsible persons. Enter it at beian.miit.gov.cn within 24 hours, weekends included
submit-after-province = Review by the province
submit-after-province-about = Usually { $shortest }–{ $longest } working days; the number then appears in the mini program's details by itself
submit-after-province-change = Review by the province
submit-after-province-change-about = Usually { $shortest }–{ $longest } working days; the change is in force then, and the filing number stays the same
submit-after-province-cancel = Review by the province
submit-after-province-cancel-about = Usually { $shortest }–{ $longest } working days; the filing number is void then, and beian.miit.gov.cn no longer finds it
submit-if-today = If you submit today: { $earliest } to { $latest }
submit-submitted = I have submitted
submit-submitted-about = Notes the time and reminds you of every deadline
