using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;
using System.Threading.Tasks;

namespace StudyHub.Schema.Tool;

/// <summary>What of a command line cannot be understood, and where it is told what can.</summary>
internal static class UsageErrors
{
    /// <returns>The exit code.</returns>
    public static async Task<int> TellAsync(ParseResult parsed)
    {
        System.CommandLine.Command command = parsed.CommandResult.Command;
        bool isRoot = command == parsed.RootCommandResult.Command;
        foreach (string line in isRoot && parsed.UnmatchedTokens.Count > 0 ? [Unknown(command, parsed.UnmatchedTokens[0])] : parsed.Errors.Select(Line).Distinct())
            await Console.Error.WriteLineAsync(line);
        await Console.Error.WriteLineAsync($"Run studyhub-schema {(isRoot ? "" : command.Name + " ")}--help for what there is.");
        return ExitCodes.BadInput;
    }

    private static string Unknown(System.CommandLine.Command root, string token)
    {
        IEnumerable<string> commands = root.Subcommands.Select(command => command.Name);
        return token.StartsWith('-') ? $"There is no option {token} here." : $"There is no command '{token}'. The commands are {string.Join(", ", commands)}.";
    }

    /// <summary>As the parser says it; of what is missing, which argument it is.</summary>
    private static string Line(ParseError error)
        => error.SymbolResult is ArgumentResult { Tokens.Count: 0, Parent: CommandResult { Command: var command }, Argument: { Arity.MinimumNumberOfValues: > 0 } missing }
            ? $"{command.Name} needs {missing.Name}: {missing.Description}"
            : error.Message;
}
