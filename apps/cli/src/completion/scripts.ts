/**
 * What a shell runs when somebody asks it to complete: it hands the words to `pathways complete` as they are, and offers
 * files where that has nothing to say.
 */
const bash = `_pathways() {
  local IFS=$'\\n'
  COMPREPLY=($(pathways complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f1))
}
complete -o default -F _pathways pathways
`;

const zsh = `#compdef pathways
_pathways() {
  local -a found
  local value about
  while IFS=$'\\t' read -r value about; do
    found+=("\${value//:/\\\\:}:$about")
  done < <(pathways complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  if (( $#found )); then _describe pathways found; else _files; fi
}
if [ "$funcstack[1]" = _pathways ]; then _pathways "$@"; else compdef _pathways pathways; fi
`;

const fish = `function __pathways_complete
  set -l found (pathways complete -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)
  if test (count $found) -gt 0
    printf '%s\\n' $found
  else
    __fish_complete_path (commandline -ct)
  end
end
complete -c pathways -f -a '(__pathways_complete)'
`;

export const scripts: Readonly<Record<string, string>> = { bash, zsh, fish };
