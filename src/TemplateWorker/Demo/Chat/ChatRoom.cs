using System.Text.Json;
using TemplateWorker.Playground;
using TemplateWorker.Playground.People;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Demo.Chat;

/// <summary>The channel of the demo, in which members act by name.</summary>
/// <param name="playground">Where the channel is.</param>
sealed class ChatRoom(PlaygroundServer playground)
{
    /// <summary>Names of those who can act.</summary>
    public IEnumerable<string> Members => Guild.Members.Where(member => !member.User.IsBot).Select(member => member.User.Username);

    Guild Guild => playground.World.FindGuild(playground.GuildId)
        ?? throw new InvalidOperationException("The playground lost its first guild.");

    /// <summary>Does what a member typed.</summary>
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
                var options = command.Options.ToDictionary(option => option.Key, option => JsonSerializer.SerializeToElement(option.Value));
                people.RunCommand(channelId, member.Id, string.Join(' ', command.Path), options);
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
        }
    }

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
            var input = known.FirstOrDefault(input => Names(name, input.CustomId) || Names(name, input.Label))
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

    // A label of several words is typed with hyphens, for words stand apart.
    static bool Names(string typed, string name) =>
        typed.Equals(name.Replace(' ', '-'), StringComparison.OrdinalIgnoreCase);
}
