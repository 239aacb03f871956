using TemplateWorker.Authoring.Differences;

namespace TemplateWorker.Tests.Authoring;

public sealed class UnifiedDifferenceTests
{
    [Fact]
    public void A_change_is_shown_with_three_lines_around_it()
    {
        Between("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n").ShouldBe(
            "--- a/f\n+++ b/f\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
    }

    [Fact]
    public void Changes_far_apart_have_their_own_places()
    {
        var lines = Enumerable.Range(1, 30).Select(n => $"{n}\n").ToArray();
        var changed = lines.ToArray();
        changed[1] = "two\n";
        changed[28] = "";

        Between(string.Concat(lines), string.Concat(changed)).ShouldBe(
            "--- a/f\n+++ b/f\n@@ -1,5 +1,5 @@\n 1\n-2\n+two\n 3\n 4\n 5\n@@ -26,5 +26,4 @@\n 26\n 27\n 28\n-29\n 30\n");
    }

    [Fact]
    public void Files_that_come_and_go_are_shown_whole_and_equal_ones_not_at_all()
    {
        var differences = UnifiedDifference.Between(
            new Dictionary<string, string> { ["gone"] = "a\n", ["same"] = "x" }, new Dictionary<string, string> { ["fresh"] = "b", ["same"] = "x" });

        differences.Select(file => (file.Path, file.Status)).ShouldBe([("fresh", "added"), ("gone", "removed")]);
        differences[0].Text.ShouldBe("--- /dev/null\n+++ b/fresh\n@@ -0,0 +1,1 @@\n+b\n\\ No newline at end of file\n");
        differences[1].Text.ShouldBe("--- a/gone\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-a\n");
    }

    [Fact]
    public void Whatever_the_texts_are_both_can_be_read_from_the_comparison_and_no_shorter_one_is_missed()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var before = Lines(random);
            var after = Lines(random);

            var edits = LineDifference.Between(before, after);

            edits.Where(edit => edit.Mark != '+').Select(edit => edit.Text).ShouldBe(before);
            edits.Where(edit => edit.Mark != '-').Select(edit => edit.Text).ShouldBe(after);
            edits.Count(edit => edit.Mark == ' ').ShouldBe(LongestCommon(before, after));
        }
    }

    [Fact]
    public void Texts_with_little_in_common_are_compared_in_bounded_time()
    {
        var before = Enumerable.Range(0, 20_000).Select(n => $"a{n}").ToList();
        var after = Enumerable.Range(0, 20_000).Select(n => $"b{n}").ToList();

        LineDifference.Between(before, after).Count.ShouldBe(40_000);
    }

    static string Between(string before, string after) => UnifiedDifference.Between(
        new Dictionary<string, string> { ["f"] = before }, new Dictionary<string, string> { ["f"] = after }).Single().Text;

    static List<string> Lines(Random random) => [.. Enumerable.Range(0, random.Next(12)).Select(_ => $"{random.Next(4)}")];

    static int LongestCommon(List<string> before, List<string> after)
    {
        var lengths = new int[before.Count + 1, after.Count + 1];
        for (var i = 1; i <= before.Count; i++)
        {
            for (var j = 1; j <= after.Count; j++)
            {
                lengths[i, j] = before[i - 1] == after[j - 1] ? lengths[i - 1, j - 1] + 1 : Math.Max(lengths[i - 1, j], lengths[i, j - 1]);
            }
        }

        return lengths[before.Count, after.Count];
    }
}
