using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using TemplateWorker.Discord;
using TemplateWorker.Discord.Rest;

namespace TemplateWorker.Registration;

/// <summary>Brings the commands that Discord offers in a scope in step with those that are wanted.</summary>
/// <param name="discord">Where they are registered.</param>
sealed class CommandWriter(DiscordRestClient discord)
{
    /// <summary>Finds out what there is to do.</summary>
    /// <param name="scope">Where.</param>
    /// <param name="wanted">A JSON array of all commands that are wanted there.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="CommandsRefusedException">There are too many, or Discord does not let the bot at them.</exception>
    /// <exception cref="DiscordException">Discord cannot be asked.</exception>
    public async Task<CommandPlan> CompareAsync(CommandScope scope, ReadOnlyMemory<byte> wanted, CancellationToken stop)
    {
        if (CommandLimits.FindProblem(scope, wanted) is { } problem)
        {
            throw new CommandsRefusedException(problem);
        }

        try
        {
            var existing = scope.GuildId is { } guild
                ? await discord.GetGuildCommandsAsync(scope.ApplicationId, guild, stop)
                : await discord.GetGlobalCommandsAsync(scope.ApplicationId, stop);
            return CommandPlan.Between(existing, wanted);
        }
        catch (DiscordApiException error)
        {
            throw new CommandsRefusedException(RefusalText.Of(error));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or OverflowException or ArgumentNullException)
        {
            throw new DiscordUnavailableException(
                $"Discord answered the question for the commands of {scope} with something that is no list of commands ({error.Message}).", mayHaveHappened: false, error);
        }
    }

    /// <summary>Does what there is to do.</summary>
    /// <param name="scope">Where.</param>
    /// <param name="plan">What.</param>
    /// <param name="stop">Gives up; some may be done.</param>
    /// <exception cref="CommandsRefusedException">Discord does not take some of it.</exception>
    /// <exception cref="DiscordException">Discord cannot be reached any more; some may be done.</exception>
    public async Task ApplyAsync(CommandScope scope, CommandPlan plan, CancellationToken stop)
    {
        var answers = plan.IsBulk ? await ReplaceAllAsync(scope, plan, stop) : await ChangeEachAsync(scope, plan, stop);
        if (answers.Any(answer => answer.Problem is not null))
        {
            var problems = answers.Where(answer => answer.Problem is not null).Select(answer => $"{answer.Command.Name}: {answer.Problem}");
            throw new CommandsRefusedException(string.Join('\n', problems)) { Answers = answers };
        }
    }

    async Task<IReadOnlyList<CommandAnswer>> ReplaceAllAsync(CommandScope scope, CommandPlan plan, CancellationToken stop)
    {
        try
        {
            await (scope.GuildId is { } guild
                ? discord.BulkOverwriteGuildCommandsAsync(scope.ApplicationId, guild, plan.Wanted, stop)
                : discord.BulkOverwriteGlobalCommandsAsync(scope.ApplicationId, plan.Wanted, stop));
            return [.. plan.Changes.Select(command => new CommandAnswer(command, Problem: null))];
        }
        catch (DiscordApiException error)
        {
            // Errors of the list name commands by their place in it. Of such a list Discord takes all or nothing.
            var errors = FieldError.Read(error.BodyExcerpt);
            var sent = plan.Commands.Where(command => command.Wanted is not null).ToList();
            var problems = sent.Index().Select(entry => (
                Command: entry.Item,
                Errors: errors.Where(one => one.Path.Count > 0 && one.Path[0] == entry.Index.ToString(CultureInfo.InvariantCulture)).Select(one => one with { Path = [.. one.Path.Skip(1)] }).ToList()))
                .Where(found => found.Errors.Count > 0).ToList();
            if (problems.Count == 0)
            {
                throw new CommandsRefusedException(RefusalText.Of(error));
            }

            return [.. problems.Select(found => new CommandAnswer(found.Command, RefusalText.Of(error, found.Command.Wanted, found.Errors)))];
        }
    }

    async Task<IReadOnlyList<CommandAnswer>> ChangeEachAsync(CommandScope scope, CommandPlan plan, CancellationToken stop)
    {
        var answers = new List<CommandAnswer>();
        foreach (var command in plan.Changes)
        {
            try
            {
                await ChangeAsync(scope, command, stop);
                answers.Add(new CommandAnswer(command, Problem: null));
            }
            catch (DiscordApiException error)
            {
                answers.Add(new CommandAnswer(command, RefusalText.Of(error, command.Wanted, FieldError.Read(error.BodyExcerpt))));
            }
        }

        return answers;
    }

    async Task ChangeAsync(CommandScope scope, PlannedCommand command, CancellationToken stop)
    {
        try
        {
            switch (command.Step)
            {
                case CommandStep.Delete:
                    await discord.DeleteCommandAsync(scope.ApplicationId, scope.GuildId, command.Id!.Value, stop);
                    break;
                case CommandStep.Change:
                    await discord.EditCommandAsync(scope.ApplicationId, scope.GuildId, command.Id!.Value, EditOf(command), stop);
                    break;
                case CommandStep.Create:
                    await CreateAsync(scope, command, stop);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(command), command.Step, "There is nothing to do with it.");
            }
        }
        catch (DiscordApiException error) when (error.Status == HttpStatusCode.NotFound && command.Id is not null)
        {
            // Somebody removed it after the list was read.
            if (command.Step == CommandStep.Change)
            {
                await CreateAsync(scope, command, stop);
            }
        }
    }

    Task<ReadOnlyMemory<byte>> CreateAsync(CommandScope scope, PlannedCommand command, CancellationToken stop) =>
        discord.CreateCommandAsync(scope.ApplicationId, scope.GuildId, JsonSerializer.SerializeToUtf8Bytes(command.Wanted!.Value), stop);

    // What is left out of an edit stays as it was, so what is wanted no more is taken back by its name.
    static ReadOnlyMemory<byte> EditOf(PlannedCommand command)
    {
        var body = new JsonObject();
        var wanted = command.Wanted!.Value;
        var says = CommandForm.Of(wanted);
        foreach (var field in command.Fields)
        {
            body[field] = JsonNode.Parse(says.ContainsKey(field) ? wanted.GetProperty(field).GetRawText() : CommandForm.NothingFor(field));
        }

        return JsonSerializer.SerializeToUtf8Bytes(body);
    }
}
