using TemplateWorker.ScriptEngine.Sdk;

namespace TemplateWorker.ScriptEngine.Tests;

public sealed class SdkSourceTests
{
    public static TheoryData<string> Parts => [.. SdkSource.PartNames];

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_part_compiles(string name)
    {
        using var fixture = new RealmFixture();
        fixture.Realm.Compile(SdkSource.Part(name)!, out var error).ShouldNotBeNull($"{error}");
    }

    [Fact]
    public void Every_source_is_ASCII_because_other_text_takes_twice_the_memory_in_every_VM() =>
        SdkSource.PartNames.Select(name => SdkSource.Part(name)!.Text).Append(SdkSource.Core.Text)
            .ShouldAllBe(text => text.All(char.IsAscii));

    [Fact]
    public void There_is_no_part_of_another_name() => SdkSource.Part("nonsense").ShouldBeNull();
}
