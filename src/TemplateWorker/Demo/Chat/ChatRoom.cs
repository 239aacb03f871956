using System.Text.Json;
using System.Text.RegularExpressions;
using TemplateWorker.Playground;
using TemplateWorker.Playground.People;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Demo.Chat;

/// <summary>The channel of the demo, in which members act by name.</summary>
/// <param name="playground">Where the channel is.</param>
/// <param name="settings">How settings of templates are changed; null where there are no templates.</param>
sealed partial class ChatRoom(PlaygroundServer playground, IChatSettings? settings = null)
{
    /// <summary>Names of those who can act.</summary>
    public IEnumerable<string> Members => Guild.Members.Where(member => !member.User.IsBot).Select(member => member.User.Username);

    Guild Guild => playground.World.FindGuild(playground.GuildId)
        ?? throw new InvalidOperationException("The playground lost its first guild.");

    /// <summary>Does what a member typed, also what takes a while.</summary>
    /// <exception cref="ChatException">It cannot be done.</exception>
    public async Task ActAsync(string name, ChatAction action, CancellationToken stop)
    {
        if (action is ChatAction.Set change)
        {
            MemberNamed(name);
            await (settings?.ChangeAsync(change, stop) ?? throw new ChatException("No template runs here that could be set."));
        }
        else
        {
            Act(name, action);
        }
    }

    /// <summary>Does what a member typed, unless it takes a while.</summary>
    /// <exception cref="ChatException">It cannot be done.</exception>
    public void Act(string name, ChatAction action)
    {
        try
        {
            if (action is ChatAction.Join)
            {
                playground.People.Join(playground.GuildId, char.ToUpperInvariant(name[0]) + name[1..]);
                return;
            }

            Act(MemberNamed(name), playground.ChannelId, action);
        }
        catch (PersonActionException error)
        {
            throw new ChatException(error.Message, error);
        }
    }

    /// <summary>The member of this name.</summary>
    /// <exception cref="ChatException">There is none.</exception>
    public Member MemberNamed(string name)
    {
        var found = Guild.Members.FirstOrDefault(member =>
            !member.User.IsBot && member.User.Username.Equals(name, StringComparison.OrdinalIgnoreCase));
        return found ?? throw new ChatException($"There is no member \"{name}\". Here are: {string.Join(", ", Members)}.");
    }

    void Act(Member member, Snowflake channelId, ChatAction action)
    {
        var people = playground.People;
        switch (action)
        {
            case ChatAction.In elsewhere:
                Act(member, ChannelNamed(elsewhere.Channel), elsewhere.Action);
                break;
            case ChatAction.Say say:
                people.SendMessage(channelId, member.Id, say.Content);
                break;
            case ChatAction.Command command:
                people.RunCommand(channelId, member.Id, string.Join(' ', command.Path), OptionsOf(command, member, channelId));
                break;
            case ChatAction.Type typing:
                people.Autocomplete(
                    channelId, member.Id, string.Join(' ', typing.Typed.Path), OptionsOf(typing.Typed, member, channelId), typing.Focused);
                break;
            case ChatAction.Use use:
                Use(member, channelId, use);
                break;
            case ChatAction.Click click:
                new ChatControls(playground, Guild).Use(member, channelId, click.Label);
                break;
            case ChatAction.Submit form:
                Submit(member, form.Values);
                break;
            case ChatAction.React { IsTaken: false } reaction:
                people.React(NewestOf(member, channelId, reaction.Author).Id, member.Id, reaction.Emoji);
                break;
            case ChatAction.React reaction:
                people.Unreact(NewestOf(member, channelId, reaction.Author).Id, member.Id, reaction.Emoji);
                break;
            case ChatAction.Edit edit:
                people.EditMessage(NewestOf(member, channelId, member.User.Username).Id, member.Id, edit.Content);
                break;
            case ChatAction.Delete:
                people.DeleteMessage(NewestOf(member, channelId, member.User.Username).Id, member.Id);
                break;
            case ChatAction.Leave:
                people.Leave(playground.GuildId, member.Id);
                break;
            default:
                throw new InvalidOperationException($"{action} is not done in a channel.");
        }
    }

    Dictionary<string, JsonElement> OptionsOf(ChatAction.Command command, Member member, Snowflake channelId) => command.Options.ToDictionary(
        option => option.Key,
        option => JsonSerializer.SerializeToElement(
            MessageOf.Replace(option.Value, match => $"{NewestOf(member, channelId, match.Groups["name"] is { Success: true } name ? name.Value : null).Id}")));

    void Use(Member member, Snowflake channelId, ChatAction.Use use)
    {
        var target = MemberNamed(use.Target);
        var isOnMessage = playground.World.Commands(playground.GuildId)
            .Concat(playground.World.Commands())
            .Any(command => command.Name == use.Name && command.Type == ApplicationCommandType.Message);
        var targetId = isOnMessage ? NewestOf(member, channelId, target.User.Username).Id : target.Id;
        playground.People.RunCommand(channelId, member.Id, use.Name, targetId: targetId);
    }

    void Submit(Member member, IReadOnlyDictionary<string, string> values)
    {
        var form = playground.People.FindOpenForm(member.Id)
            ?? throw new ChatException($"No form is open before {member.User.Username}.");
        var known = form.Inputs;
        var filled = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var (name, value) in values)
        {
            var input = known.FirstOrDefault(input => GuildNames.Names(name, input.CustomId) || GuildNames.Names(name, input.Label))
                ?? throw new ChatException($"The form has no input \"{name}\"; it has: {string.Join(", ", known.Select(input => input.CustomId))}.");
            filled[input.CustomId] = [value];
        }

        playground.People.SubmitModal(form.InteractionId, member.Id, filled);
    }

    Snowflake ChannelNamed(string name)
    {
        var found = Guild.Channels.Concat(Guild.Threads).FirstOrDefault(channel => channel.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return found?.Id ?? throw new ChatException($"There is no channel \"{name}\".");
    }

    Message NewestOf(Member viewer, Snowflake channelId, string? author)
    {
        var found = playground.World.Messages(channelId, viewer.Id).LastOrDefault(message =>
            author is null ? message.Author.IsBot : message.Author.Username.Equals(author, StringComparison.OrdinalIgnoreCase));
        return found ?? throw new ChatException($"There is no message of {author ?? "the bot"} here that {viewer.User.Username} sees.");
    }

    // Ids of messages are new in every run, so they are named by who wrote them.
    [GeneratedRegex(@"\{message(?::(?<name>[^\s}]+))?\}")]
    static partial Regex MessageOf { get; }
}
