using System.CommandLine;
using TemplateWorker.CommandLine;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Verbs;

/// <summary><c>template</c>: makes, checks and tests templates, and puts them into guilds.</summary>
static class TemplateVerb
{
    /// <summary>Makes the verb with those below it.</summary>
    public static Command Create() => new("template", "Makes and checks templates, puts them into a guild, shows and removes them.")
    {
        TemplateNewVerb.Create(),
        TemplateTypesVerb.Create(),
        TemplateCheckVerb.Create(),
        TemplatePushVerb.Create(),
        TemplateListVerb.Create(),
        TemplateShowVerb.Create(),
        TemplateDiffVerb.Create(),
        TemplatePullVerb.Create(),
        TemplateRollbackVerb.Create(),
        TemplateDisableVerb.Create(),
        TemplateEnableVerb.Create(),
        TemplateRemoveVerb.Create(),
        TemplateSetVerb.Create(),
        TemplateLogsVerb.Create(),
        TemplateTestVerb.Create(),
        TemplateReferenceVerb.Create(),
    };

    /// <summary>The option that each verb about a guild's templates needs.</summary>
    public static Option<ulong?> CreateGuild()
    {
        var guild = GuildOption.Create("The guild.");
        guild.Required = true;
        return guild;
    }

    /// <summary>The argument that names a template.</summary>
    public static Argument<string> CreateName() => new("NAME") { Description = "The template's name." };

    /// <summary>The option of those that machines may read.</summary>
    public static Option<bool> CreateJson() => new("--json") { Description = "Prints JSON, for machines." };

    /// <summary>The tenant that the option names.</summary>
    public static TenantId GuildOf(ParseResult arguments, Option<ulong?> guild) => TenantId.Guild(arguments.GetValue(guild)!.Value);
}
