# Library
store-no-home = The current user has no home folder, so there is no place to keep drafts.
    .fix = Name a folder with --library.
store-full = The disk is full: "{ $place }" was not written.
    .fix = Free some space and try again; what was saved before is untouched.
store-read-only = "{ $place }" cannot be written: its disk is read-only.
    .fix = Lift the write protection, or use a copy of the library on another disk; commands take its folder with --library.
store-denied = You may not read or write "{ $place }".
    .fix = Give yourself permission to read and write it, or use another folder; commands take it with --library.
store-occupied = "{ $place }" holds other files already.
    .fix = Choose an empty or a new folder.
store-no-folder = "{ $place }" is no folder, and none can be made there.
    .fix = Name another folder with --library.
store-busy = Another program kept writing to the library "{ $place }" for too long.
    .fix = Try again in a moment; if it stays like this, close other running copies of Beian Desk.
store-window-open = The library "{ $place }" is open in another window.
    .fix = Go to that window or close it first; --library opens another library.
store-unlockable = The disk of "{ $place }" cannot lock files, so that two programs could write it at once.
    .fix = Copy the library to a disk of this machine and open it there.
store-newer = The library "{ $place }" was written by a newer Beian Desk (format { $detail }); this version cannot open it.
    .fix = Update Beian Desk. Nothing was changed.
store-foreign = "{ $place }" is not a library of Beian Desk.
    .fix = Name another folder with --library. The file was not changed.
store-damaged = The library file "{ $place }" is damaged.
    .fix = In the window, restore a backup, or recover every draft that can still be read into a new library. The damaged file is set aside, never deleted.
store-locked = The library "{ $place }" is locked with a passphrase.
    .fix = Enter the passphrase in the window; on the command line type it at the terminal, or write it into the first line of a file and name that file in the environment variable BEIAN_PASSPHRASE_FILE.
store-wrong-passphrase = This is neither the passphrase nor the recovery code.
    .fix = Check capitals and keyboard layout and try again. Nothing was changed; there is no limit to tries.
store-altered = The answers of draft "{ $detail }" are not as they were saved: the data on the disk have changed.
    .fix = The other drafts are not concerned. Opened in the window, the draft is looked for in its history and in the backups.
store-lost = Neither the history of draft "{ $detail }" nor a backup holds anything of it that can be read.
    .fix = Fill it in again, or import its package again. Nothing was deleted, and the other drafts are not concerned.
store-moved = The library file "{ $place }" was moved or deleted.
    .fix = Put it back and the window goes on saving by itself; you can also save a copy elsewhere first. If it cannot be found, restore a backup in the window.
store-no-draft = There is no draft "{ $detail }".
    .fix = beian list shows the drafts.
store-conflict = Draft "{ $detail }" was just changed elsewhere; this save did not overwrite it.
    .fix = Open the draft again to see its latest state, or keep these answers as a new draft.
store-draft-newer = Draft "{ $detail }" was written by a newer Beian Desk; this version cannot open it.
    .fix = Update Beian Desk. The draft was not changed.
store-draft-unusable = Draft "{ $detail }" cannot be read.
    .fix = The other drafts are not concerned. Opened in the window, the draft is looked for in its history and in the backups; or import its package again.
store-scan-missing = The original picture is gone ({ $detail }).
    .fix = Add the picture again; the same picture takes its old place.
store-scan-damaged = The original picture is damaged ({ $detail }).
    .fix = Add the picture again; the same picture replaces the damaged file.
store-system = "{ $place }" cannot be used: { $detail }.
    .fix = Check the place and try again, or name another folder with --library. The log says what the system reported.
store-panicked = An internal error kept this from being done.
    .fix = What you typed is still in this window. Try again. If it happens again, open the folder of the log in the settings and send its files to the developers.

# Filing file
filing-error-syntax = The filing file is not valid JSON: line { $line }, column { $column }: { $detail }.
    .fix = Correct it there, or export the filing file again.
filing-error-not-a-filing = This is no filing file: format must be "beian-filing/1" and is "{ $found }".
    .fix = Choose a JSON file that Beian Desk wrote.
filing-error-newer = The format "{ $found }" of the filing file is newer than this program.
    .fix = Update Beian Desk and open it again; the file was not changed.
filing-error-too-long = "{ $path }" is longer than { $most } characters.
    .fix = No answer needs that much; shorten it and open the file again.
filing-error-too-many = "{ $path }" has more than { $most } entries.
    .fix = No answer needs that many; take some out and open the file again.
filing-error-wrong-type = { $path } in the filing file has the wrong type: expected { $expected }, found { $found }.
    .fix = Correct the value there and try again.
json-cut-short = the text ends too early
json-malformed = what stands there is not JSON
system-absent = the file or folder does not exist
system-not-allowed = permission denied
system-read-only = the disk is read-only
system-full = the disk is full
system-folder = it is a folder, not a file
system-too-large = the file is too large
system-bad-name = the name is too long or has characters that cannot be used
system-exists = there is a file or folder of this name
system-busy = another program uses it
system-incomplete = what is in it is incomplete or damaged
system-disconnected = the disk or network that it is on is no longer connected
system-memory = there is not enough memory
system-fault = reading or writing failed; the disk or its connection may be at fault
json-null = null
json-true-or-false = true or false
json-number = a number
json-text = text
json-list = a list
json-object = an object
json-nothing = nothing

# Package
job-cancelled = Stopped.
transfer-cancelled = Cancelled; the drafts that were taken in until then stay.
transfer-merged = { $added ->
    [one] One draft is new
   *[other] { $added } drafts are new
}, { $updated } updated, { $known } here already.{ $twice ->
    [0] {""}
    [one] {" "}One that was changed on both sides is kept twice.
   *[other] {" "}{ $twice } that were changed on both sides are kept twice.
}{ $unreadable ->
    [0] {""}
    [one] {" "}One could not be read and was left out.
   *[other] {" "}{ $unreadable } could not be read and were left out.
}
transfer-left-behind = { $count ->
    [one] One draft could not be read and was not taken along
   *[other] { $count } drafts could not be read and were not taken along
}; the library still holds { $count ->
    [one] it
   *[other] them
}.
command-no-library = There is no library in "{ $place }".
    .fix = Name the folder of a library with --library.
command-library-how = After library comes export or import, and a file.
    .fix = For example: beian library export -o drafts.zip, beian library import drafts.zip
archive-error-absent = There is no such file.
    .fix = Check its name and path.
archive-error-unreadable = The file cannot be read ({ $detail }).
    .fix = Check its permissions and the disk.
archive-error-not-an-archive = This is no complete zip archive.
    .fix = It may not have been copied to the end; copy or export it again.
archive-error-encrypted = The package has a passphrase.
    .fix = Enter the passphrase in the window; on the command line name a file that holds it with --passphrase-file.
archive-error-wrong-passphrase = The passphrase is wrong.
    .fix = Ask whoever exported it; upper and lower case matter.
archive-error-too-many-files = The archive holds { $found } files, more than { $most }.
    .fix = Beian Desk did not make this package; ask whoever exported it for another.
archive-error-too-large = "{ $path }" in the archive is larger than { $most } MB when unpacked.
    .fix = Beian Desk did not make this package; ask whoever exported it for another.
archive-error-too-large-whole = The archive is larger than { $most } MB when unpacked.
    .fix = Beian Desk did not make this package; ask whoever exported it for another.
archive-error-bad-name = The name "{ $path }" in the archive is not safe or cannot be used.
    .fix = Beian Desk did not make this package; ask whoever exported it for another.
archive-error-duplicate = Two files in the archive have the same name.
    .fix = The file may have been changed; export it again.
archive-error-link = "{ $path }" in the archive is a link, not a file.
    .fix = The file may have been changed; export it again.
archive-error-inconsistent = The archive contradicts itself.
    .fix = The file may have been changed; export it again.
archive-error-newer = The format "{ $found }" of the package is newer than this program.
    .fix = Update Beian Desk and open it again.
import-error-not-a-package = This archive is no package: it has no manifest.json.
    .fix = Choose a zip file that Beian Desk exported.
import-error-damaged = The package is not as it was exported: { $paths }.
    .fix = Ask whoever exported it to send it again; beian verify shows details.
import-error-media-missing = The filing names a picture that is not in the package: "{ $name }".
    .fix = Ask whoever exported it to send it again.
import-error-not-media = The content of "{ $name }" is not what its name says.
    .fix = Ask whoever exported it to send it again.
export-error-blocked = { $count } findings must be corrected before the export.
    .fix = Go through the results of the check first.
export-error-medium = { $place }: the file "{ $name }" cannot be used: { $detail }.
    .fix = Choose the picture again.
export-error-document = { $path } cannot be made.
    .fix = Try again; if it fails again, send the log to the developers: it says why.
export-error-archive = The archive cannot be made.
    .fix = Try again; if it fails again, send the log to the developers: it says why.
export-medium-kind = it is neither JPEG nor PNG nor MP4
export-medium-unfit = it cannot be brought to the size and format that are asked for
export-error-write = "{ $path }" cannot be written: { $detail }.
    .fix = Check that the folder exists and can be written, and that the disk has space; a file that stood there is untouched.
export-error-cancelled = The export was cancelled.
    .fix = No file was written.
export-unnoted = The package stands at "{ $path }", but the draft could not be marked as exported: { $detail }
export-under-review = Not exported again: it is under review or filed

# Command line
command-output = Standard output cannot be written: { $detail }.
    .fix = Check where it is redirected to, and the space there.
command-unknown-command = There is no command "{ $command }".
    .fix = beian --help lists the commands.
command-unknown-option = There is no option "{ $option }".
    .fix = beian --help lists the options.
command-option-both = The options "{ $option }" and "{ $other }" exclude each other.
    .fix = Keep one of them.
command-option-elsewhere = The option "{ $option }" does not belong here (beian { $command }).
    .fix = beian { $command } --help lists the options that do.
command-option-incomplete = The option "{ $option }" lacks its value.
    .fix = Write the value behind it.
command-option-no-value = The option "{ $option }" takes no value.
    .fix = Leave out the equals sign and what follows it.
command-option-value = "{ $value }" is no value of the option "{ $option }".
    .fix = It may be: { $allowed }.
command-passphrase-how = Behind passphrase stands set, change or remove.
    .fix = For instance: beian passphrase set
command-passphrase-there = This library has a passphrase.
    .fix = Change it with beian passphrase change, or take it away with remove.
command-passphrase-none = This library has no passphrase.
    .fix = Set one with beian passphrase set.
command-passphrase-line = There was no passphrase to read.
    .fix = Type it at a terminal, or give it as a line of standard input.
command-passphrase-short = The new passphrase is shorter than { $least } characters.
    .fix = A few unrelated words are harder to guess than something short and intricate.
command-passphrase-differs = The two passphrases differ; nothing was changed.
    .fix = Run the command again.
command-passphrase-empty = The first line of "{ $file }" is empty; it should be the passphrase.
    .fix = Write the passphrase on the first line.
command-operand-missing = beian { $command } lacks an argument.
    .fix = beian { $command } --help shows how it is used.
command-operand-extra = One argument too many: "{ $operand }" (beian { $command }).
    .fix = beian { $command } --help shows how it is used.
command-arguments = The command line cannot be understood.
    .fix = beian --help shows how it is used.
command-file-missing = There is no "{ $file }".
    .fix = Check its name and path.
command-file-folder = "{ $file }" is a folder, not a file.
    .fix = Name the files in it.
command-file-not-allowed = There is no permission to read "{ $file }".
    .fix = Change its permissions, or put it elsewhere.
command-file-too-large = "{ $file }" is too large.
    .fix = Check that it is the right file, or make it smaller.
command-file-unreadable = "{ $file }" cannot be read: { $detail }.
    .fix = Check the file and the disk.
command-file-not-utf8 = "{ $file }" is no UTF-8 text.
    .fix = Save it as UTF-8 and try again.
command-inspect-none = None of the files can be used as a picture.
    .fix = The reason is given with each file.
command-no-window = This build has no window.
    .fix = beian --help lists the commands; or install a build with the window.
command-no-display = There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set.
    .fix = Start it in a desktop session; on a server use the commands, see beian --help.
command-window-libraries = System libraries for the window are missing: { $libraries }.
    .fix = On Debian and Ubuntu run: sudo apt-get install -y libx11-6 libxcursor1 libxi6 libx11-xcb1 libxkbcommon-x11-0
command-window-not-begun = The window cannot be opened: the display is not reached ({ $display }).
    .fix = Check that the desktop session runs and that this user may use it; the commands still work, see beian --help.
command-window-failed = The window cannot be opened: { $detail }.
    .fix = The command line still works, see beian --help.

command-list-empty = There are no drafts yet. beian new makes one.
command-untitled = (untitled)
command-kind-new = first filing
command-kind-change = modification
command-kind-cancel = deregistration
command-list-points = { $count ->
    [one] { $count } open point
   *[other] { $count } open points
}
command-state-not-started = not started
command-state-filling = filling in
command-state-problems = has problems
command-state-ready = ready to export
command-state-exported = exported
command-slot-business-licence = business licence
command-slot-subject-certificate = other subject certificate
command-slot-id-card-front = ID card, portrait side
command-slot-id-card-back = ID card, emblem side
command-slot-passport = passport
command-slot-permit-front = permit, front
command-slot-permit-back = permit, back
command-slot-letter = letter
command-slot-pre-approval = pre-approval licence
command-slot-portrait = photograph of a person
command-slot-document = other document
command-inspect-ok = nothing found
command-review-materials = Materials
command-review-ready = Nothing blocks; the package can be exported.
command-review-refusal = Reasons of the last refusal that nothing was done about
command-review-refused = Nothing blocks, but reasons of the last refusal are still open.
command-review-blocked = Something blocks; the package cannot be exported yet.
command-verify-ok = The package is whole and as it was exported.
command-verify-changed = changed
command-verify-missing = missing
command-verify-added = added
command-verify-unreadable = unreadable

command-help =
    Beian Desk prepares the ICP filing of a WeChat mini program on this machine, without a network.

    Usage:
      beian                                   open the window
      beian FILE…                             open the window with packages, filings, answers or pictures
      beian --demo                            open it with sample drafts in a throw-away library
      beian new [--kind KIND] [--from FILE | --again DRAFT]
                                              make a draft, print its id
      beian table TABLE | -o EMPTY            what drafts a table would make, or an empty table
      beian new --table TABLE                 make a draft of every row of a table
      beian list [--json]                     list the drafts
      beian inspect PICTURE… [--slot SLOT] [--read] [--json]
      beian review DRAFT|FILE [--today DATE] [--no-pictures] [--json]
      beian export DRAFT|FILE -o OUT.zip [--today DATE] [--force-draft] [--passphrase-file FILE]
      beian export --ready -o FOLDER          export every draft that nothing blocks
      beian verify PACKAGE.zip [--json] [--passphrase-file FILE]
      beian import PACKAGE.zip [--passphrase-file FILE]
                                              make a draft from a package, print its id
      beian answer DRAFT|FILE --platform ANSWER.json [--json]
      beian explain RULE|REJECTION            what a rule checks, or a rejection is about
      beian record DRAFT --happening WHAT [--at TIME] [--note TEXT]
      beian overview -o TABLE.csv             a table of all drafts
      beian calendar -o DEADLINES.ics         what is due in all drafts
      beian library export|import             moves drafts with their history to another library
      beian passphrase set|change|remove      the passphrase of the library
      beian completions bash|fish|zsh         completions for a shell
      beian manual                            the manual page (roff)
      beian licences                          versions and licences of what is inside

    Everywhere:
      --library DIR       use another library
      --lang zh-CN|en     language
      -h, --help          this help; behind a command, help on that command
      -V, --version       version

    Exit status: 0 done and nothing blocks; 1 done and something blocks; 2 cannot be used, standard error says why.
command-help-new =
    beian new [--kind new|change|cancel] [--from FILING.json | --again DRAFT]
    beian new --table TABLE.xlsx
    Makes a draft and prints its id once it is safely stored.

      --kind    new: first filing (default), change: modification, cancel: deregistration
      --from    start from a filing file; its pictures are read relative to it and kept in the library
      --again   file another mini program of this draft's subject: the subject and its responsible person are taken
                over, the rest is open
      --table   make a draft of every row of a table and print the ids, one a line; rows whose mini program has a draft
                of the same subject already are passed over. All are made or none; pictures are read relative to the table
command-help-table =
    beian table TABLE.xlsx [--today DATE] [--json]
    beian table -o EMPTY.xlsx
    Shows what drafts a table would make and what is wrong in its rows, and keeps nothing; or writes an empty table.
    A table is .xlsx or CSV (UTF-8, GBK). Headings are the labels of the form, usual words for them or official paths;
    choices are names or numbers, regions are names.

      -o, --output     write an empty table with headings to this file
      --today          as of this day, written 2026-11-23; today by default
      --json           print JSON: the columns, and each row with its problems and its filing

    Exit status: 1 when a cell is no answer or something has to be put right; beian new --table makes the drafts.
command-table-what = beian table takes one table, or -o to write an empty one.
    .fix = For example: beian table clients.xlsx, beian table -o empty.xlsx
command-help-list =
    beian list [--json]
    Lists the drafts: id, time of the last change, kind, state, title; the last changed first.
    Once a draft was handed in, its state is its stage, with the number of open points.

      --json    print a JSON array
command-help-inspect =
    beian inspect PICTURE… [--slot SLOT] [--read] [--json]
    Judges pictures: sharpness, corners, glare, occlusion, colour, resolution, direction.

      --slot    what the picture is for: business_licence, subject_certificate, id_card_front, id_card_back,
                passport, permit_front, permit_back, letter, pre_approval, portrait, document;
                portrait also rehearses the face check: frontal, eyes open, nothing covered, light, background
      --read    read the text of the certificate
      --json    print a JSON array, one item a picture, in the order of the arguments

    Exit status: 2 when no file can be used; 1 when one cannot, or has an error.
command-help-review =
    beian review DRAFT|FILING.json [--today DATE] [--no-pictures] [--json]
    Checks answers and pictures: what a reviewer would refuse, and the list of materials.

      --today          as of this day, written 2026-11-23; today by default
      --no-pictures    leave the pictures out
      --json           print JSON
command-help-export =
    beian export DRAFT|FILING.json -o OUT.zip [--today DATE] [--force-draft] [--passphrase-file FILE]
    beian export --ready -o FOLDER          each draft of the library that nothing blocks
    Checks and writes the package. While something blocks nothing is written and the exit status is 1.

      -o, --output     write to this file
      --today          as of this day, written 2026-11-23; today by default
      --force-draft    write it although something blocks, marked as a draft
      --passphrase-file    encrypt every file with the passphrase on the first line of this file
command-help-verify =
    beian verify PACKAGE.zip [--json] [--passphrase-file FILE]
    Says whether a package is as it was exported: what was changed, is missing or was added.

      --json    print JSON
      --passphrase-file    the passphrase of an encrypted package is the first line of this file
command-help-import =
    beian import PACKAGE.zip [--passphrase-file FILE]
    Makes a draft from a package and prints its id once it is safely stored.

      --passphrase-file    the passphrase of an encrypted package is the first line of this file

# The platform's answer
finding-platform-refused = The platform says: { $official }
    .why = { $more ->
        [yes] (In full: { $whole }) 
       *[no] {""}
    }{ $cause }
    .fix = { $suggest }{ $cure }
finding-platform-unread = { $news ->
        [yes] Nothing seems to be refused:
       *[no] Not understood:
    } { $official }
    .why = { $news ->
        [yes] News that something went on, or talk of other things, needs nothing done.
       *[no] The text stands here as it came; the program does not know which item it means.
    }
    .fix = { $news ->
        [yes] If it is a refusal after all, assign it to an item; a similar text will be recognised from then on.
       *[no] { $suggest }Assign it to an item once you know; a similar text will be recognised from then on.
    }
answer-error-too-long = This is longer than { $most } characters, which no answer of the platform is.
    .fix = Paste only what the platform returned.
answer-error-syntax = This is not valid JSON: line { $line }, column { $column }: { $detail }.
    .fix = Paste or open everything that the platform returned.
answer-error-not-an-answer = There is no answer of the platform in it: no hints, audit_data, status or errcode.
    .fix = Use what the calls that apply for a filing, or query its state, returned.
command-answer-where = beian answer does not say which file holds the platform's answer.
    .fix = Add --platform NAME.json.
command-answer-none = The platform asks for no change.
command-help-library =
    beian library export -o FILE.zip [DRAFT…] [--passphrase-file FILE]
    beian library import FILE.zip [--passphrase-file FILE]
    export writes drafts with their history, progress and pictures into one file; without ids the whole library,
    the trash included. import takes such a file in; a draft that was changed on both sides is kept twice, and doing it
    again adds nothing.

      -o, --output         where to write
      --passphrase-file    the passphrase is the first line of this file

command-help-passphrase =
    beian passphrase set|change|remove
    Sets, changes or takes away the passphrase of the library. It is typed at a terminal, which does not show it, or
    comes as lines of standard input: for set the new one; for change the present one, or the recovery code, and the
    new one; for remove the present one or the code. It cannot be given as an argument. set and change print the new
    recovery code, once. Not while a window has the library open.

command-help-answer =
    beian answer DRAFT|FILING.json --platform ANSWER.json [--json]
    Puts what the platform refused on the fields of the filing, with cause and cure. A draft keeps the answer.

      --platform    JSON that the platform returned: hints, audit_data, status and the like
      --json        print JSON

command-help-explain =
    beian explain RULE|REJECTION
    Tells what a rule checks, why, what to do and where it comes from, or which rules find a rejection. review --json names them.

command-help-overview =
    beian overview -o TABLE.csv [--today DATE]
    Writes all drafts as a table: id, kind, subject, mini program, state, number of findings, date. Without the pictures.

      -o, --output     write to this file
      --today          as of this day, written 2026-11-23; today by default
command-help-calendar =
    beian calendar -o DEADLINES.ics
    Writes what is due in all drafts as a calendar file with alarms.

      -o, --output     write to this file
command-help-record =
    beian record DRAFT --happening WHAT [--at TIME] [--note TEXT]
    Writes down what happened after the filing was submitted, and prints the stage that it is in.

      --happening    submitted, withdrawn, platform-passed, platform-refused, sms-received, sms-done,
                     sms-missed, province-passed, province-refused, number-granted
      --at           when, Beijing time, written "2026-11-23 09:30"; now by default
      --note         reason of a refusal, filing number and the like
command-record-doubtful = Recorded, although by what is known it cannot be yet: { $doubts }. Record what comes before it, or see what is left with beian review.
command-record-after-grant = The number was granted on { $time }; nothing is refused after that.
    .fix = Check --at and what is recorded; record the refusal of a modification or deregistration at that filing.
command-record-before-refusal = A refusal is recorded on { $time }; the number was granted after it.
    .fix = Check --at, or correct the time of the refusal first.
command-record-early = This is before the submission on { $time }.
    .fix = Check --at, or correct the time of the submission first.
command-record-to-come = { $time } is still to come.
    .fix = Check --at. Without it, the present moment is recorded.
command-record-what = beian record does not say what happened.
    .fix = Add --happening with one of: { $allowed }.
command-output-where = beian { $command } does not say where to write.
    .fix = Add -o and a file name.
command-help-completions =
    beian completions bash|fish|zsh
    Prints the completions of that shell.
command-help-manual =
    beian manual
    Prints the manual page; read it with beian manual | man -l -
command-help-licences =
    beian licences
    Prints where models, fonts and tables come from, and the versions and licences of the linked libraries.
command-completions-shell = There are no completions for "{ $shell }".
    .fix = It may be: { $allowed }.
command-explain-unknown = There is no rule or rejection "{ $name }". review --json names them.
explain-what = What it is about
explain-level = Level
explain-why = Why
explain-fix = What to do
explain-prevents = Rejections that it prevents
explain-official = The platform's words
explain-found-by = Found by
explain-source = Source
explain-since = State of
explain-error = Error
explain-warning = Warning
explain-notice = Notice
