using System.CommandLine;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.CommandLine;

/// <summary>The options that name a tenant: a guild or a user.</summary>
sealed class TenantOptions
{
    readonly Option<ulong?> _guild = GuildOption.Create("The guild.");
    readonly Option<ulong?> _user = IdOption.Create("--user", "The user, whose own data this is, not what guilds store of them.");

    TenantOptions()
    {
    }

    /// <summary>Adds them to a verb, which then takes exactly one.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="isRequired">Whether one must be given.</param>
    public static TenantOptions AddTo(Command verb, bool isRequired = true)
    {
        var options = new TenantOptions();
        verb.Add(options._guild);
        verb.Add(options._user);
        verb.Validators.Add(arguments =>
        {
            var given = new[] { options._guild, options._user }.Count(option => arguments.GetResult(option) is not null);
            if (given > 1 || (given == 0 && isRequired))
            {
                arguments.AddError($"{VerbPath.Of(verb)} is about one guild or one user; give --guild ID or --user ID");
            }
        });
        return options;
    }

    /// <summary>The tenant; null where none is given.</summary>
    public TenantId? Find(ParseResult arguments) =>
        arguments.GetValue(_guild) is { } guild ? TenantId.Guild(guild)
        : arguments.GetValue(_user) is { } user ? new TenantId(TenantOwnerType.User, user)
        : null;

    /// <summary>The tenant of a verb that requires one.</summary>
    public TenantId Of(ParseResult arguments) => Find(arguments)!.Value;
}
