/** For each shell a script that asks evtool what may come next; a first line `files` lets the shell complete paths too. */
export const completionScripts = {
  bash: `# evtool completion for bash. In ~/.bashrc: source <(evtool completion bash)
_evtool() {
  local IFS=$'\\n'
  local current="\${COMP_WORDS[COMP_CWORD]}"
  local answer=($(evtool completion bash -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
  [ "$current" = "=" ] && current=""
  COMPREPLY=($(compgen -W "\${answer[*]:1}" -- "$current"))
  [ "\${answer[0]}" = files ] && [ \${#COMPREPLY[@]} -eq 0 ] && compopt -o default
}
complete -F _evtool evtool
`,
  zsh: `#compdef evtool
# evtool completion for zsh. In ~/.zshrc, after compinit: source <(evtool completion zsh)
_evtool() {
  local -a answer
  answer=("\${(@f)$(evtool completion zsh -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  local -a known=("\${(@)answer[2,-1]}")
  (( \${#known} )) && [[ -n \${known[1]} ]] && _describe evtool known
  [[ \${answer[1]} == files ]] && _files
}
compdef _evtool evtool
`,
  fish: `# evtool completion for fish. In ~/.config/fish/config.fish: evtool completion fish | source
function __evtool_complete
  set -l typed (commandline -opc) (commandline -ct)
  set -l answer (evtool completion fish -- $typed[2..-1] 2>/dev/null)
  string join \\n $answer[2..-1]
  test "$answer[1]" = files; and __fish_complete_path (commandline -ct)
end
complete -c evtool -f -a '(__evtool_complete)'
`,
} as const;

export type Shell = keyof typeof completionScripts;

export const shells: readonly Shell[] = ['bash', 'zsh', 'fish'];
