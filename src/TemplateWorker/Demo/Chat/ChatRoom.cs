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

            var member = MemberNamed(name);
            switch (action)
            {
                case ChatAction.Say say:
                    playground.People.SendMessage(playground.ChannelId, member.Id, say.Content);
                    break;
                case ChatAction.Command command:
                    var options = command.Options.ToDictionary(option => option.Key, option => JsonSerializer.SerializeToElement(option.Value));
                    playground.People.RunCommand(playground.ChannelId, member.Id, string.Join(' ', command.Path), options);
                    break;
                case ChatAction.Click click:
                    Click(member, click.Label);
                    break;
            }
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

    void Click(Member member, string label)
    {
        var messages = playground.World.Messages(playground.ChannelId, member.Id).Reverse();
        foreach (var message in messages)
        {
            var button = message.Buttons.FirstOrDefault(button => button.Label.Equals(label, StringComparison.OrdinalIgnoreCase));
            if (button is not null)
            {
                playground.People.Click(message.Id, member.Id, button.CustomId);
                return;
            }
        }

        throw new ChatException($"No message shows {member.User.Username} a button [{label}].");
    }
}
