using System.CommandLine;

namespace TemplateWorker.CommandLine;

/// <summary>Makes sure that who removes something means it: by typing its name, or by naming it on the command line.</summary>
sealed class Confirmation
{
    const string Flag = "--yes-delete";

    readonly Option<string?> _given;

    /// <summary>Makes the option.</summary>
    /// <param name="helpName">What is to be named.</param>
    public Confirmation(string helpName) =>
        _given = new Option<string?>(Flag) { Description = "Does not ask; names what is to be removed, for scripts.", HelpName = helpName };

    /// <summary>The option.</summary>
    public Option Option => _given;

    /// <summary>Asks, where the command line does not say it.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="name">What must be named.</param>
    /// <param name="consequence">What will happen: one sentence or more.</param>
    /// <param name="stop">Gives up: whoever is asked interrupts it.</param>
    /// <exception cref="UsageException">Something else is named, or nobody can be asked.</exception>
    /// <exception cref="VerbFailedException">Who was asked typed something else.</exception>
    public async Task RequireAsync(ParseResult arguments, string name, string consequence, CancellationToken stop)
    {
        if (arguments.GetValue(_given) is { } given)
        {
            if (given != name)
            {
                throw new UsageException($"{Flag} names {given}, and this would remove {name}. Nothing was removed.");
            }

            return;
        }

        if (Console.IsInputRedirected)
        {
            throw new UsageException($"{consequence} Nobody is at a terminal to be asked, so nothing was removed; {Flag} {name} says that it is meant.");
        }

        await Console.Error.WriteAsync($"{consequence}\nType {name} to go on: ");
        // Reading a terminal cannot be given up; waiting for it can.
        var typed = await Task.Run(Console.ReadLine, stop).WaitAsync(stop);
        if (typed?.Trim() != name)
        {
            throw new VerbFailedException("That is something else. Nothing was removed.");
        }
    }
}
