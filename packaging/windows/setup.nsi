; The installer: for one user, without an administrator. Made by packaging/windows.sh.
;   setup.exe /S                     installs without asking
;   uninstall.exe /S                 removes without asking, leaves the library
;   uninstall.exe /S /LIBRARY        removes the library too

Target amd64-unicode
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include Sections.nsh

!define CLASSES "Software\Classes"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\BeianDesk"
!define ASSOCIATIONS_CHANGED 0x08000000

Name "备案台"
BrandingText "备案台 ${VERSION}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\BeianDesk"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "备案台 Beian Desk"
VIAddVersionKey "FileDescription" "备案台安装程序"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT OR Apache-2.0"

!define MUI_ICON "beian-desk.ico"
!define MUI_UNICON "beian-desk.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\beian.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"

LangString NAME_PROGRAM ${LANG_SIMPCHINESE} "程序"
LangString NAME_PROGRAM ${LANG_ENGLISH} "Program"
LangString NAME_LIBRARY ${LANG_SIMPCHINESE} "资料库（全部草稿、证件照片和备份，删除后无法找回）"
LangString NAME_LIBRARY ${LANG_ENGLISH} "Library (all drafts, scans and backups; they cannot be brought back)"

; The kinds of files that the program opens, offered under "Open with"; what opens them by default stays.
!macro FOR_EACH_KIND DO
  !insertmacro ${DO} ".zip"
  !insertmacro ${DO} ".json"
  !insertmacro ${DO} ".pdf"
  !insertmacro ${DO} ".jpg"
  !insertmacro ${DO} ".jpeg"
  !insertmacro ${DO} ".png"
  !insertmacro ${DO} ".webp"
  !insertmacro ${DO} ".tif"
  !insertmacro ${DO} ".tiff"
  !insertmacro ${DO} ".bmp"
  !insertmacro ${DO} ".gif"
  !insertmacro ${DO} ".heic"
  !insertmacro ${DO} ".heif"
!macroend
!macro OFFER KIND
  WriteRegStr HKCU "${CLASSES}\${KIND}\OpenWithProgids" "BeianDesk.File" ""
  WriteRegStr HKCU "${CLASSES}\Applications\beian.exe\SupportedTypes" "${KIND}" ""
!macroend
; A key that holds a value, or another key, belongs to somebody else.
!macro DELETE_EMPTY KEY
  ClearErrors
  EnumRegValue $0 HKCU "${KEY}" 0
  ${If} ${Errors}
    DeleteRegKey /ifempty HKCU "${KEY}"
  ${EndIf}
!macroend
!macro WITHDRAW KIND
  DeleteRegValue HKCU "${CLASSES}\${KIND}\OpenWithProgids" "BeianDesk.File"
  !insertmacro DELETE_EMPTY "${CLASSES}\${KIND}\OpenWithProgids"
  !insertmacro DELETE_EMPTY "${CLASSES}\${KIND}"
!macroend
!macro TELL_EXPLORER
  System::Call 'shell32::SHChangeNotify(i ${ASSOCIATIONS_CHANGED}, i 0, p 0, p 0)'
!macroend

Section "$(NAME_PROGRAM)"
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\备案台.lnk" "$INSTDIR\beian.exe"

  WriteRegStr HKCU "${CLASSES}\BeianDesk.File" "" "备案台"
  WriteRegStr HKCU "${CLASSES}\BeianDesk.File\DefaultIcon" "" "$INSTDIR\beian.exe,0"
  WriteRegStr HKCU "${CLASSES}\BeianDesk.File\shell\open\command" "" '"$INSTDIR\beian.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\Applications\beian.exe" "FriendlyAppName" "备案台"
  WriteRegStr HKCU "${CLASSES}\Applications\beian.exe\shell\open\command" "" '"$INSTDIR\beian.exe" "%1"'
  !insertmacro FOR_EACH_KIND OFFER
  ; The name under which the program's notices are shown.
  WriteRegStr HKCU "${CLASSES}\AppUserModelId\BeianDesk" "DisplayName" "备案台"
  WriteRegStr HKCU "${CLASSES}\AppUserModelId\BeianDesk" "IconUri" "$INSTDIR\beian.png"
  !insertmacro TELL_EXPLORER

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "备案台"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\beian.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Beian Desk"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section "un.$(NAME_PROGRAM)"
  SectionIn RO
  Delete "$SMPROGRAMS\备案台.lnk"
  !insertmacro FOR_EACH_KIND WITHDRAW
  DeleteRegKey HKCU "${CLASSES}\BeianDesk.File"
  DeleteRegKey HKCU "${CLASSES}\Applications\beian.exe"
  DeleteRegKey HKCU "${CLASSES}\AppUserModelId\BeianDesk"
  DeleteRegKey HKCU "${UNINSTALL}"
  !insertmacro TELL_EXPLORER
  ; By name, not the whole folder: it may be one that held other things before.
  Delete "$INSTDIR\beian.exe"
  Delete "$INSTDIR\beian.com"
  Delete "$INSTDIR\beian.png"
  Delete "$INSTDIR\快速上手.txt"
  Delete "$INSTDIR\LICENSE-MIT.txt"
  Delete "$INSTDIR\LICENSE-APACHE.txt"
  Delete "$INSTDIR\LICENSES-OTHERS.txt"
  Delete "$INSTDIR\NOTICE.txt"
  Delete "$INSTDIR\PRIVACY.txt"
  Delete "$INSTDIR\CHANGELOG.txt"
  Delete "$INSTDIR\licences.txt"
  Delete "$INSTDIR\sbom.cdx.json"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
SectionEnd

Section /o "un.$(NAME_LIBRARY)" LIBRARY
  RMDir /r "$LOCALAPPDATA\beian-desk"
SectionEnd

Function un.onInit
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/LIBRARY" $1
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${LIBRARY}
  ${EndIf}
FunctionEnd
