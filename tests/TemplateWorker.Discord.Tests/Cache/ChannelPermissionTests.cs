using FsCheck;
using FsCheck.Fluent;
using TemplateWorker.Discord.Cache;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Discord.Tests.Cache;

/// <summary>What a member may do, against the same rules written for one permission at a time, and against the playground's.</summary>
public sealed class ChannelPermissionTests
{
    const int Administrator = 3;
    const int View = 10;
    const int Send = 11;
    const int History = 16;
    const int Connect = 20;
    const int SendInThreads = 38;

    static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(1000);

    static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    static readonly int[] NeedMessages = [12, 14, 15, 17];

    [Fact]
    public void Every_permission_is_found_as_the_rules_give_it_one_by_one() => Prop.ForAll(Seeds, seed =>
    {
        var one = new PermissionCase(seed);
        for (var bit = 0; bit < 53; bit++)
            ((one.Found & (1UL << bit)) != 0).ShouldBe(May(one, bit), $"bit {bit} of case {seed}");
    }).Check(Many);

    [Fact]
    public void The_playground_comes_to_the_same() => Prop.ForAll(Seeds, seed =>
    {
        var one = new PermissionCase(seed);
        var there = one.FoundByPlayground();
        if (one.IsTimedOut && (there & (1UL << Administrator)) == 0)
            there &= one.Kind == ChannelKind.Voice ? 1UL << View : (1UL << View) | (1UL << History);
        (one.Found & (ulong)GuildPermissions.All).ShouldBe(there, $"case {seed}");
    }).Check(Many);

    [Fact]
    public void Nothing_that_a_rule_is_about_is_left_out_of_the_cases()
    {
        var cases = Enumerable.Range(0, 3000).Select(seed => new PermissionCase(seed)).ToList();

        cases.Count(one => one.Member.Id == one.OwnerId).ShouldBeGreaterThan(50);
        cases.Count(one => one.Found == ulong.MaxValue && one.Member.Id != one.OwnerId).ShouldBeGreaterThan(50);
        cases.Count(one => one.Found == 0).ShouldBeGreaterThan(50);
        cases.Count(one => one.Kind == ChannelKind.Voice && one.Found == 1UL << View).ShouldBeGreaterThan(50);
        cases.Count(one => one.Kind == ChannelKind.Thread && (one.Found & (1UL << Send)) != 0).ShouldBeGreaterThan(50);
        cases.Count(one => one.IsTimedOut && one.Found is not 0 and not ulong.MaxValue).ShouldBeGreaterThan(50);
        cases.Count(one => (one.Found & (1UL << View)) != 0 && (one.Found & (1UL << Send)) == 0).ShouldBeGreaterThan(50);
    }

    static bool May(PermissionCase one, int bit)
    {
        if (one.Member.Id == one.OwnerId || HasByRole(one, Administrator))
            return true;
        if (!Keeps(one, View))
            return false;
        if (one.Kind == ChannelKind.Voice && bit != View && !Keeps(one, Connect))
            return false;
        var writes = Keeps(one, one.Kind == ChannelKind.Thread ? SendInThreads : Send);
        if (bit == Send)
            return writes;
        return Keeps(one, bit) && (writes || !NeedMessages.Contains(bit));
    }

    static bool Keeps(PermissionCase one, int bit) => (!one.IsTimedOut || bit is View or History) && IsLeft(one, bit);

    static bool IsLeft(PermissionCase one, int bit)
    {
        var holds = HasByRole(one, bit);
        ulong[][] turns = [[PermissionCase.GuildId], [.. one.Member.Roles], [PermissionCase.MemberId]];
        foreach (var targets in turns)
        {
            var said = one.Overwrites.Where(overwrite => targets.Contains(overwrite.TargetId)).ToList();
            if (said.Exists(overwrite => Has(overwrite.Allow, bit)))
                holds = true;
            else if (said.Exists(overwrite => Has(overwrite.Deny, bit)))
                holds = false;
        }
        return holds;
    }

    static bool HasByRole(PermissionCase one, int bit) =>
        one.Roles.Any(role => (role.Key == PermissionCase.GuildId || one.Member.Roles.Contains(role.Key)) && Has(role.Value, bit));

    static bool Has(ulong bits, int bit) => (bits >> bit & 1) == 1;
}
