using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;
using TemplateWorker.Data;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Verbs;

/// <summary><c>db seed</c>: puts templates and data into a guild to look at.</summary>
static class DbSeedVerb
{
    // As old as Discord, so that it is nobody's.
    const ulong DemoGuild = 100_000_000_000;

    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var guild = GuildOption.Create($"The guild (default: {DemoGuild.ToString(CultureInfo.InvariantCulture)}, which does not exist in Discord).");
        var json = TemplateVerb.CreateJson();
        var verb = new Command("seed", "Puts some of the example templates and values of every kind into a guild, to look at and to try verbs on. Done twice it changes nothing more.") { guild, json };
        verb.SetAction(async (arguments, stop) =>
        {
            var settings = SharedOptions.LoadSettings(arguments);
            var tenant = TenantId.Guild(arguments.GetValue(guild) ?? DemoGuild);
            DemoSeed seed;
            using (var progress = new ConsoleProgress())
            {
                seed = await DemoSeed.PlantAsync(settings, tenant, progress, stop);
            }

            if (arguments.GetValue(json))
            {
                JsonLines.Print(new JsonObject
                {
                    ["guild_id"] = tenant.OwnerIdText,
                    ["templates"] = JsonLines.Of(seed.Templates),
                    ["new_templates"] = JsonLines.Of(seed.NewTemplates),
                    ["records"] = seed.Records,
                    ["members"] = seed.Members,
                });
            }
            else
            {
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{tenant} has the templates {string.Join(", ", seed.Templates)}{(seed.NewTemplates.Count == 0 ? " (as before)" : "")}, {seed.Records} records and {seed.Members} members of a sorted list."));
            }

            return ExitCode.Done;
        });
        return verb;
    }
}
