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
app-home-search = Search by mini program or subject
app-home-by-change = Last changed
app-home-by-name = Name
app-home-by-state = State
app-home-copy = Make a copy
app-home-discard = Move to trash
app-home-discarded = “{ $title }” is in the trash.
app-home-empty = No filings yet
app-home-empty-about = Start a new filing, or drop a package exported earlier here to go on with it.
app-home-not-found = Nothing found
app-home-not-found-about = No filing has “{ $query }” in its name.
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
app-key-find = Search
app-key-save = Save now
app-key-export = Export
app-key-undo = Undo the last answer
app-key-redo = Redo
app-key-sections = Go to section 1 to 9
app-key-tab = Next / previous item
app-key-press = Press the current button
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
