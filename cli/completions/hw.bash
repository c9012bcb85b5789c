# Completions of hw for bash. What can be typed next is known to the program
# alone: see `hw complete` in cli/completion.hpp.

# `word` as it is written behind an opening quote $1, which may be none.
_hw_quote() {
  case $1 in
    \') word=${word//\'/\'\\\'\'} ;;
    \")
      word=${word//\\/\\\\}
      word=${word//\"/\\\"}
      word=${word//\$/\\\$}
      word=${word//\`/\\\`}
      ;;
    *) printf -v word %q "$word" ;;
  esac
}

_hw() {
  local found=() word shown joined quote
  local line=${COMP_LINE:0:COMP_POINT}
  local current=${2-}

  mapfile -t found < <("${COMP_WORDS[0]}" complete "$line" 2>/dev/null)
  COMPREPLY=()
  case ${found[0]-} in
    :files) compopt -o default; return ;;
    :folders) compopt -o dirnames; return ;;
  esac

  # Readline begins a new word after "=" and ":", and after a quote, which it
  # closes itself.
  joined=${line%"$current"}
  joined=${joined##*[[:space:]]}
  quote=${joined##*[!\"\']}
  joined=${joined%"$quote"}
  joined=${joined//\\/}
  for shown in "${found[@]}"; do
    word=${shown%%$'\t'*}
    word=${word#"$joined"}
    [[ $word != *= ]] || compopt -o nospace
    _hw_quote "$quote"
    COMPREPLY+=("$word")
  done
}

complete -o nosort -F _hw hw
