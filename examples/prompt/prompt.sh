# A dot before the prompt while something is open today, and nothing else: no
# name, no number. For bash and zsh, at the end of ~/.bashrc or ~/.zshrc:
#
#   . ~/hw/examples/prompt/prompt.sh
hw_prompt() {
  set -- $?  # of the last command: your prompt may show it
  [ -z "$(hw due 2>/dev/null)" ] || printf '· '
  return "$1"
}

[ -z "${ZSH_VERSION-}" ] || setopt prompt_subst
PS1='$(hw_prompt)'$PS1
