using System.CommandLine;
using TemplateWorker.CommandLine;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Verbs;

/// <summary><c>template</c>: puts templates into a guild, shows and removes them.</summary>
static class TemplateVerb
{
    /// <summary>Makes the verb with those below it.</summary>
    public static Command Create() => new("template", "Makes and checks templates, puts them into a guild, shows and removes them.")
    {
        TemplateNewVerb.Create(),
        TemplateCheckVerb.Create(),
        TemplatePushVerb.Create(),
        TemplateListVerb.Create(),
        TemplateRemoveVerb.Create(),
        TemplateTestVerb.Create(),
        TemplateReferenceVerb.Create(),
    };

    /// <summary>The option that each verb below needs.</summary>
    public static Option<ulong?> CreateGuild()
    {
        var guild = GuildOption.Create("The guild.");
        guild.Required = true;
        return guild;
    }

    /// <summary>The tenant that the option names.</summary>
    public static TenantId GuildOf(ParseResult arguments, Option<ulong?> guild) => TenantId.Guild(arguments.GetValue(guild)!.Value);
}
