using System.Text;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Testing;

namespace TemplateWorker.Discord.Tests.Gateway;

/// <summary>Which of two sessions' events are the same.</summary>
public sealed class SeenEventsTests
{
    const bool Former = true;
    const bool Next = false;

    readonly ManualTimeProvider _time = new();
    readonly SeenEvents _seen;

    public SeenEventsTests() => _seen = new SeenEvents(_time, TimeSpan.FromSeconds(10));

    [Theory]
    [InlineData(Former)]
    [InlineData(Next)]
    public void What_one_side_brought_the_other_does_not_bring_again(bool first)
    {
        _seen.IsFirst(Key("a"), first).ShouldBeTrue();
        _seen.IsFirst(Key("a"), !first).ShouldBeFalse();
    }

    [Fact]
    public void What_really_happened_twice_is_brought_twice()
    {
        _seen.IsFirst(Key("a"), Former).ShouldBeTrue();
        _seen.IsFirst(Key("a"), Former).ShouldBeTrue();
        _seen.IsFirst(Key("a"), Next).ShouldBeFalse();
        _seen.IsFirst(Key("a"), Next).ShouldBeFalse();
        _seen.IsFirst(Key("a"), Next).ShouldBeTrue();
        _seen.IsFirst(Key("a"), Former).ShouldBeFalse();
    }

    [Fact]
    public void What_one_side_alone_brought_stands_in_nobodys_way_for_long()
    {
        _seen.IsFirst(Key("a"), Former).ShouldBeTrue();
        _time.Advance(TimeSpan.FromSeconds(11));

        _seen.IsFirst(Key("a"), Next).ShouldBeTrue();
    }

    [Fact]
    public void Name_and_data_both_make_an_event()
    {
        Key("a").ShouldBe(Key("a"));
        Key("a").ShouldNotBe(Key("b"));
        Key("a").ShouldNotBe(Key("a", "MESSAGE_UPDATE"));
    }

    static EventKey Key(string data, string name = "MESSAGE_CREATE") =>
        EventKey.Of(new GatewayDispatch(0, Encoding.UTF8.GetBytes(name), 1, 1, Encoding.UTF8.GetBytes(data)));
}
