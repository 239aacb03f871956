using TemplateWorker.Execution.Limits;

namespace TemplateWorker.Execution.Tests.Limits;

public sealed class CpuBurstTests
{
    const long Second = 1_000_000;

    static readonly CpuBurstSize Size = CpuBurstSize.Of(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(10));

    readonly CpuBurst _burst = new();

    [Fact]
    public void The_first_dispatch_borrows_all_and_others_beside_it_get_nothing()
    {
        _burst.Borrow(Size, 0).ShouldBe(2 * Second);
        _burst.Borrow(Size, 0).ShouldBe(0);
    }

    [Fact]
    public void What_was_not_used_comes_back_at_once()
    {
        var borrowed = _burst.Borrow(Size, 0);

        _burst.GiveBack(Size, borrowed - (Second / 2));

        _burst.Left(Size, 0).ShouldBe(3 * Second / 2);
    }

    [Fact]
    public void What_was_used_comes_back_steadily_over_the_window()
    {
        _burst.Borrow(Size, 0);

        _burst.Left(Size, 300 * Second).ShouldBe(Second);
        _burst.Left(Size, 600 * Second).ShouldBe(2 * Second);
        _burst.Left(Size, 6000 * Second).ShouldBe(2 * Second, "a bucket holds no more than it holds");
    }

    [Fact]
    public void A_bucket_of_nothing_lends_nothing()
    {
        var none = CpuBurstSize.Of(TimeSpan.Zero, TimeSpan.FromMinutes(10));

        _burst.Borrow(none, 0).ShouldBe(0);
        _burst.GiveBack(none, 0);
        _burst.Left(none, 0).ShouldBe(0);
    }
}
