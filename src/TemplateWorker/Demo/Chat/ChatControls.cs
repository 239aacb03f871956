using TemplateWorker.Playground;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Demo.Chat;

/// <summary>Buttons and menus, found by what people read on them.</summary>
/// <param name="playground">Where they are.</param>
/// <param name="guild">The guild whose members, roles and channels menus offer.</param>
sealed class ChatControls(PlaygroundServer playground, Guild guild)
{
    /// <summary>Clicks the newest button of a label, or chooses in the newest menu: <c>menu: one, two</c>.</summary>
    /// <exception cref="ChatException">There is none such.</exception>
    public void Use(Member member, Snowflake channelId, string text)
    {
        var messages = playground.World.Messages(channelId, member.Id).Reverse().ToList();
        foreach (var message in messages)
        {
            if (message.Buttons.FirstOrDefault(button => Same(button.Label, text)) is { } button)
            {
                playground.People.Click(message.Id, member.Id, button.CustomId);
                return;
            }
        }

        if (text.Split(':', 2) is not [var name, var choices])
        {
            throw new ChatException($"No message shows {member.User.Username} a button [{text}].");
        }

        foreach (var message in messages)
        {
            if (message.Menus.FirstOrDefault(menu => Same(menu.Placeholder, name.Trim()) || Same(menu.CustomId, name.Trim())) is { } menu)
            {
                var values = choices.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                playground.People.Click(message.Id, member.Id, menu.CustomId, [.. values.Select(value => ValueOf(menu, value))]);
                return;
            }
        }

        throw new ChatException($"No message shows {member.User.Username} a menu \"{name.Trim()}\".");
    }

    string ValueOf(MessageMenu menu, string choice)
    {
        if (menu.Options.Count > 0)
        {
            return menu.Options.FirstOrDefault(option => Same(option.Label, choice))?.Value ?? choice;
        }

        return GuildNames.Find(guild, choice)?.ToString() ?? choice;
    }

    static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
