using System.Text;
using TemplateWorker.Discord.Gateway;

namespace TemplateWorker.Discord.Tests.Gateway;

public sealed class GatewayFrameTests
{
    [Fact]
    public void Parts_of_an_event_are_found()
    {
        var frame = Parse("""{"t":"MESSAGE_CREATE","s":42,"op":0,"d":{"id":"5","guild_id":"81384788765712384","content":"hi"}}""");

        frame.Opcode.ShouldBe(GatewayOpcode.Dispatch);
        frame.Sequence.ShouldBe(42);
        Text(frame.EventName).ShouldBe("MESSAGE_CREATE");
        frame.GuildId.ShouldBe(81384788765712384UL);
        Text(frame.Data).ShouldBe("""{"id":"5","guild_id":"81384788765712384","content":"hi"}""");
    }

    [Theory]
    [InlineData("""{"d":{"guild_id":"7"},"op":0,"s":1,"t":"A"}""")]
    [InlineData("""{"op":0,"d":{"a":[{"guild_id":"8"}],"guild_id":"7"},"t":"A","s":1}""")]
    [InlineData(""" { "unknown" : [ { "d" : 1 } ] , "t" : "A" , "s" : 1 , "op" : 0 , "d" : { "guild_id" : "7" } } """)]
    [InlineData("""{"op":0,"s":1,"t":"A","d":{"content":"\"guild_id\":\"9\"}","guild_id":"7","x":"\\"}}""")]
    public void The_order_of_fields_and_what_is_nested_do_not_matter(string json) => Parse(json).GuildId.ShouldBe(7UL);

    [Theory]
    [InlineData("GUILD_CREATE", 5UL)]
    [InlineData("GUILD_UPDATE", 5UL)]
    [InlineData("GUILD_DELETE", 5UL)]
    [InlineData("MESSAGE_CREATE", null)]
    public void The_id_names_the_guild_only_in_events_about_the_guild_itself(string eventName, ulong? guildId)
    {
        Parse($$$"""{"op":0,"s":1,"t":"{{{eventName}}}","d":{"id":"5"}}""").GuildId.ShouldBe(guildId);
        Parse($$"""{"op":0,"s":1,"d":{"id":"5"},"t":"{{eventName}}"}""").GuildId.ShouldBe(guildId);
    }

    [Theory]
    [InlineData("""{"op":0,"s":1,"t":"A","d":{"guild_id":null}}""")]
    [InlineData("""{"op":0,"s":1,"t":"A","d":{"guild_id":""}}""")]
    [InlineData("""{"op":0,"s":1,"t":"A","d":{"guild_id":"-1"}}""")]
    [InlineData("""{"op":0,"s":1,"t":"A","d":{"guild_id":"12x"}}""")]
    [InlineData("""{"op":0,"s":1,"t":"A","d":{"guild_id":"18446744073709551616"}}""")]
    [InlineData("""{"op":0,"s":1,"t":"A","d":{}}""")]
    [InlineData("""{"op":0,"s":1,"t":"A","d":[{"guild_id":"1"}]}""")]
    public void What_is_no_id_names_no_guild(string json) => Parse(json).GuildId.ShouldBeNull();

    [Fact]
    public void A_frame_that_is_no_event_has_neither_name_nor_sequence()
    {
        var frame = Parse("""{"t":null,"s":null,"op":9,"d":false}""");

        frame.Opcode.ShouldBe(GatewayOpcode.InvalidSession);
        frame.Sequence.ShouldBeNull();
        frame.EventName.IsEmpty.ShouldBeTrue();
        Text(frame.Data).ShouldBe("false");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"d":{}}""")]
    [InlineData("""{"op":"0"}""")]
    [InlineData("""{"op":-1}""")]
    [InlineData("""{"op":0""")]
    [InlineData("""{"op":0,}""")]
    [InlineData("""{"op":0}}""")]
    [InlineData("""{"op":0} x""")]
    [InlineData("""{"op":0,"d":{"a":"b}""")]
    [InlineData("""{"op":0,"d":"\""")]
    [InlineData("""{"op":0,"s":1.5,"t":"A","d":{}}""")]
    [InlineData("""{"op":99999999999999999999,"d":{}}""")]
    public void What_is_no_frame_is_refused(string json) =>
        GatewayFrame.TryParse(Encoding.UTF8.GetBytes(json), out _).ShouldBeFalse();

    [Theory]
    [InlineData("""\\""")]
    [InlineData("\\\"")]
    [InlineData("""\\\"]}""")]
    [InlineData("""\",\"guild_id\":\"8\",\"x""")]
    public void It_does_not_matter_where_in_the_data_an_escape_falls(string escape)
    {
        for (var length = 0; length < 100; length++)
        {
            var data = "{\"x\":\"" + new string('x', length) + escape + "\",\"guild_id\":\"7\"}";

            var frame = Parse($$"""{"op":0,"s":1,"d":{{data}},"t":"A"}""");

            frame.GuildId.ShouldBe(7UL);
            Text(frame.Data).ShouldBe(data);
        }
    }

    [Fact]
    public void Parsing_allocates_nothing()
    {
        var json = SampleFrames.MessageCreate(700);
        GatewayFrame.TryParse(json, out _).ShouldBeTrue();
        var parsed = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1000; i++)
            parsed += GatewayFrame.TryParse(json, out _) ? 1 : 0;

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        parsed.ShouldBe(1000);
    }

    static GatewayFrame Parse(string json)
    {
        GatewayFrame.TryParse(Encoding.UTF8.GetBytes(json), out var frame).ShouldBeTrue();
        return frame;
    }

    static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);
}
