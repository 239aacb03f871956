using System.Globalization;
using System.Text;
using TemplateWorker.Templates.Folders;

namespace TemplateWorker.Load.Rig;

/// <summary>A folder with a template as an author writes one, of some 300 lines in three files.</summary>
sealed class AuthoredTemplate : IDisposable
{
    const int Commands = 12;

    readonly string _folder = Directory.CreateTempSubdirectory("templateworker-load-").FullName;

    /// <summary>Writes the folder.</summary>
    internal AuthoredTemplate()
    {
        Write("template.yaml", "name: scores\ncapabilities: [\"discord:messages\", kv]\nsettings:\n  prefix: { type: text, default: \"!\" }\n");
        Write("text.json", "{ \"title\": \"Scores\" }\n");
        Write("score.ts", ScoreFile);
        Change(0);
    }

    /// <summary>Changes it, so that no earlier result is the same.</summary>
    /// <param name="edition">Any number.</param>
    internal void Change(int edition)
    {
        var text = new StringBuilder(Head);
        for (var i = 0; i < Commands; i++)
        {
            text.Append(Part.Replace("NUMBER", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }

        Write("main.ts", text.Append(CultureInfo.InvariantCulture, $"// {edition}\n").ToString());
    }

    /// <summary>Reads it as a push does.</summary>
    internal TemplateSources Read() => TemplateFolder.Read(_folder);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text);

    const string ScoreFile =
        """
        import { kv } from "templateworker";

        export interface Score {
          readonly user: string;
          points: number;
        }

        export async function load(game: string, user: string): Promise<Score> {
          const points = await kv.get(`${game}:${user}`);
          return { user, points: typeof points === "number" ? points : 0 };
        }

        export async function save(game: string, score: Score): Promise<void> {
          await kv.set(`${game}:${score.user}`, score.points);
        }

        """;

    const string Head =
        """
        import { command, discord, on, settings } from "templateworker";
        import { load, save, type Score } from "./score";
        import text from "./text.json";

        """;

    const string Part =
        """

        const describeNUMBER = (score: Score): string => `<@${score.user}> has ${score.points}`;

        on("MESSAGE_CREATE", async (message) => {
          const [name, ...words] = message.content.split(" ");
          if (name !== `${settings.prefix}gameNUMBER` || message.author.bot) return;
          const score = await load("gameNUMBER", message.author.id);
          score.points += words.length;
          await save("gameNUMBER", score);
          await discord.createMessage(message.channel_id, {
            embeds: [{ title: text.title, description: describeNUMBER(score) }],
          });
        });

        command(
          {
            name: "gameNUMBER",
            description: "Shows a score",
            options: [{ type: "user", name: "player", description: "Whose", required: true }],
          },
          async (interaction) => {
            await interaction.reply({ content: describeNUMBER(await load("gameNUMBER", interaction.options.player)), ephemeral: true });
          });

        """;
}
