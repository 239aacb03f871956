using TemplateWorker.Templates.Tests.Compilation;

namespace TemplateWorker.Templates.Tests.Typings;

/// <summary>What the compiler tells of the mistakes that beginners make most: each error names what is wrong.</summary>
public sealed class MistakeTests(CompilerFixture compiler) : IClassFixture<CompilerFixture>
{
    const string Imports = """import { on, command, component, modal, discord, kv, settings } from "templateworker";""";

    [Theory]
    [InlineData("""on("MESSAGE_CREATE", (m) => discord.createMessage(m.channelId, "x"));""", "Property 'channelId' does not exist on type 'GuildMessage'. Did you mean 'channel_id'?")]
    [InlineData("""on("MESSAGE_CREATE", (m) => m.reply("x"));""", "Property 'reply' does not exist on type 'GuildMessage'.")]
    [InlineData("""on("MESSAGE_CREATE", (m) => m.member.roles);""", "'m.member' is possibly 'undefined'.")]
    [InlineData("""on("messageCreate", () => {});""", "Argument of type '\"messageCreate\"' is not assignable to parameter of type 'keyof Events'.")]
    [InlineData("""on("MESSAGE_CREATE", (m) => discord.createMessage(m.channel_id, { embeds: [{ titel: "x" }] }));""", "'titel' does not exist in type 'EmbedBody'. Did you mean to write 'title'?")]
    [InlineData("""on("MESSAGE_CREATE", (m) => discord.createMessage(m.channel_id, { content: "x", ephemeral: true }));""", "'ephemeral' does not exist in type 'MessageBody'.")]
    [InlineData("""on("MESSAGE_CREATE", (m) => discord.addMemberRole(m.author.id, 12345));""", "Argument of type 'number' is not assignable to parameter of type 'string'.")]
    [InlineData("""on("MESSAGE_CREATE", async () => { const n = await kv.get<number>("k"); return n + 1; });""", "'n' is possibly 'null'.")]
    [InlineData("""on("MESSAGE_CREATE", () => { if (kv.get<number>("k") > 3) return; });""", "Operator '>' cannot be applied to types 'Promise<number | null>' and 'number'.")]
    [InlineData("""on("MESSAGE_CREATE", () => kv.set("k", () => 1));""", "Argument of type '() => number' is not assignable to parameter of type 'NotStorable'.")]
    [InlineData("""on("MESSAGE_CREATE", () => settings.chanel);""", "Property 'chanel' does not exist on type 'Readonly<Settings>'.")]
    [InlineData("""command({ name: "a", description: "A", options: [{ name: "n", description: "N", type: "integer" }] }, (i) => i.options.n + 1);""", "'i.options.n' is possibly 'undefined'.")]
    [InlineData("""command({ name: "a", description: "A", options: [{ name: "n", description: "N", type: "integer", choices: [{ name: "x", value: "1" }] }] }, () => {});""", "Type 'string' is not assignable to type 'number'.")]
    [InlineData("""command({ name: "a", description: "A", options: [{ name: "b", description: "B", type: "subcommand" }, { name: "c", description: "C", type: "subcommand" }] }, { b: () => {} });""", "Property 'c' is missing")]
    [InlineData("""command({ name: "a", description: "A" });""", "Expected 2 arguments, but got 1.")]
    [InlineData("""component("x", (i) => i.member.permissions.has("8"));""", "Property 'has' does not exist on type 'string'.")]
    [InlineData("""modal("x", async (i) => { await i.reply(); });""", "Expected 1 arguments, but got 0.")]
    public async Task A_mistake_is_told_in_plain_words(string mistake, string message)
    {
        var found = await compiler.CompileBadlyAsync(("main.ts", $"{Imports}\n{mistake}\n"));
        found.Line.ShouldBe(2);
        found.Message.ShouldContain(message);
    }
}
