# Completions of hw for fish. What can be typed next is known to the program
# alone: see `hw complete` in cli/completion.hpp.

function __hw_complete
    set -l line (commandline -cp)
    set -l program (commandline -opc)[1]
    set -l found ($program complete "$line" 2>/dev/null)
    switch "$found[1]"
        case :files
            __fish_complete_path (commandline -ct)
        case :folders
            __fish_complete_directories (commandline -ct)
        case '*'
            string join \n -- $found
    end
end

complete --command hw --no-files --keep-order --arguments '(__hw_complete)'
