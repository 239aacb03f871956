using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using TemplateWorker.Discord.Gateway;

namespace TemplateWorker.Discord.Tests.Gateway;

public sealed class GatewayFrameProperties
{
    static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(2000);

    static readonly Gen<string> Texts = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        Gen.Elements("guild_id", "id", "d", "op", "\"", "\\", "{", "}]", "\\\"", "é😀", "1234", "0"));

    static readonly Gen<JsonNode?> Values = Gen.Sized(ValueOfSize);

    static readonly Gen<string[]> Orders = Gen.Shuffle(["op", "s", "t", "d", "x"]);

    [Fact]
    public void Every_frame_is_read_as_a_full_reader_reads_it() =>
        Prop.ForAll(Frames().ToArbitrary(), json =>
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var bytes = Encoding.UTF8.GetBytes(json);

            GatewayFrame.TryParse(bytes, out var frame).ShouldBeTrue();

            ((int)frame.Opcode).ShouldBe(root.GetProperty("op").GetInt32());
            frame.Sequence.ShouldBe(root.GetProperty("s").GetInt64());
            Encoding.UTF8.GetString(frame.EventName).ShouldBe(root.GetProperty("t").GetString());
            Encoding.UTF8.GetString(frame.Data).ShouldBe(root.GetProperty("d").GetRawText());
            frame.GuildId.ShouldBe(GuildIdOf(root));
        }).Check(Many);

    [Fact]
    public void A_damaged_frame_is_refused_or_read_but_never_read_past_its_end() =>
        Prop.ForAll(Damaged().ToArbitrary(), bytes =>
        {
            if (GatewayFrame.TryParse(bytes, out var frame))
            {
                bytes.AsSpan().Overlaps(frame.Data).ShouldBe(!frame.Data.IsEmpty);
                bytes.AsSpan().Overlaps(frame.EventName).ShouldBe(!frame.EventName.IsEmpty);
            }
        }).Check(Many);

    [Fact]
    public void Every_beginning_of_a_frame_is_refused()
    {
        var frame = SampleFrames.MessageCreate(700);
        for (var length = 0; length < frame.Length; length++)
            GatewayFrame.TryParse(frame.AsSpan(0, length), out _).ShouldBeFalse();
    }

    static ulong? GuildIdOf(JsonElement root)
    {
        if (root.GetProperty("d") is not { ValueKind: JsonValueKind.Object } data)
            return null;
        return IdIn(data, "guild_id") ?? (root.GetProperty("t").GetString()!.StartsWith("GUILD_") ? IdIn(data, "id") : null);
    }

    static ulong? IdIn(JsonElement data, string name) =>
        data.TryGetProperty(name, out var id) && id.ValueKind == JsonValueKind.String
        && id.GetString() is { Length: > 0 } text && text.All(char.IsAsciiDigit) && ulong.TryParse(text, out var number) ? number : null;

    static Gen<string> Frames() =>
        from order in Orders
        from data in Values
        from x in Values
        from eventName in Gen.Elements("MESSAGE_CREATE", "GUILD_CREATE", "GUILD_DELETE", "GUILD_UPDATE")
        from sequence in ArbMap.Default.GeneratorFor<NonNegativeInt>()
        from indented in ArbMap.Default.GeneratorFor<bool>()
        select Write(order, data, x, eventName, sequence.Get, indented);

    static string Write(string[] order, JsonNode? data, JsonNode? x, string eventName, int sequence, bool indented)
    {
        var frame = new JsonObject();
        foreach (var name in order)
        {
            frame.Add(name, name switch
            {
                "op" => 0,
                "s" => sequence,
                "t" => eventName,
                "d" => data?.DeepClone(),
                _ => x?.DeepClone(),
            });
        }
        return frame.ToJsonString(new JsonSerializerOptions { WriteIndented = indented });
    }

    static Gen<byte[]> Damaged() =>
        from json in Frames()
        from at in Gen.Choose(0, int.MaxValue - 1)
        from replacement in Gen.Elements("{}[]\",:\\0na \u0000ÿ".ToCharArray())
        from cut in Gen.Choose(0, 3)
        select Damage(Encoding.UTF8.GetBytes(json), at, (byte)replacement, cut);

    static byte[] Damage(byte[] frame, int at, byte replacement, int cut)
    {
        frame[at % frame.Length] = replacement;
        return frame[..Math.Max(0, frame.Length - cut)];
    }

    static Gen<JsonNode?> ValueOfSize(int size)
    {
        var leaf = Gen.OneOf(
            Texts.Select(text => (JsonNode?)JsonValue.Create(text)),
            ArbMap.Default.GeneratorFor<int>().Select(number => (JsonNode?)JsonValue.Create(number)),
            Gen.Elements<JsonNode?>(JsonValue.Create(true), JsonValue.Create(1.5e300), null));
        if (size < 2)
            return leaf;
        var inner = ValueOfSize(size / 4);
        return Gen.OneOf(
            leaf,
            inner.ListOf().Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())])),
            Texts.Zip(inner).ListOf().Select(members => (JsonNode?)ObjectOf(members)));
    }

    static JsonObject ObjectOf(IEnumerable<(string Name, JsonNode? Value)> members)
    {
        var result = new JsonObject();
        foreach (var (name, value) in members)
            result[name] = value?.DeepClone();
        return result;
    }
}
