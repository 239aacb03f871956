using System.Xml.Linq;
using TemplateWorker.TestRunner.Reports;
using TemplateWorker.TestRunner.Results;
using TestResult = TemplateWorker.TestRunner.Results.TestResult;

namespace TemplateWorker.TestRunner.Tests.Reports;

public sealed class JUnitReportTests
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    static readonly RunResult Run = new(
        "sample",
        [
            new FileResult(
                "main.test.ts",
                [
                    new TestResult("main.test.ts", "passes", TestStatus.Passed, Second) { Lines = ["a line", "odd \u0001 \ud800 <&>"] },
                    new TestResult("main.test.ts", "fails", TestStatus.Failed, Second)
                    {
                        Failure = new Failure("expect(got).toBe(expected)")
                        {
                            Expected = "\"<1>\"", Actual = "2", Places = [new SourcePlace("main.test.ts", 3, 5)],
                        },
                    },
                    new TestResult("main.test.ts", "waits", TestStatus.Skipped, TimeSpan.Zero),
                ],
                TimeSpan.FromSeconds(2), Failure: null),
            new FileResult("broken.test.ts", [], Second, new Failure("SyntaxError: 😀")),
        ],
        TimeSpan.FromSeconds(3), Failure: null);

    [Fact]
    public void Counts_add_up_and_every_test_is_a_case()
    {
        var root = Write(Run);

        Attributes(root, "tests", "failures", "errors", "skipped", "time").ShouldBe(["4", "1", "1", "1", "3.000"]);
        var suites = root.Elements("testsuite").ToList();
        Attributes(suites[0], "name", "tests", "failures", "errors", "skipped").ShouldBe(["main.test.ts", "3", "1", "0", "1"]);
        Attributes(suites[1], "name", "tests", "failures", "errors", "skipped").ShouldBe(["broken.test.ts", "1", "0", "1", "0"]);
        root.Descendants("testcase").Select(one => (string)one.Attribute("name")!).ShouldBe(["passes", "fails", "waits", "the file can be run"]);
    }

    [Fact]
    public void A_failure_carries_what_a_person_needs()
    {
        var failure = Write(Run).Descendants("failure").ShouldHaveSingleItem();

        ((string)failure.Attribute("message")!).ShouldBe("expect(got).toBe(expected)");
        failure.Value.ShouldBe("expect(got).toBe(expected)\nexpected: \"<1>\"\ngot: 2\nat main.test.ts:3:5");
        ((string)Write(Run).Descendants("error").ShouldHaveSingleItem().Attribute("message")!).ShouldBe("SyntaxError: 😀");
        Write(Run).Descendants("skipped").ShouldHaveSingleItem();
    }

    [Fact]
    public void Characters_that_xml_cannot_hold_are_replaced() =>
        Write(Run).Descendants("system-out").ShouldHaveSingleItem().Value.ShouldBe("a line\nodd \ufffd \ufffd <&>");

    [Fact]
    public void A_template_that_cannot_be_loaded_is_an_error()
    {
        var root = Write(new RunResult("sample", [], Second, new Failure("TypeError: x")));

        Attributes(root, "tests", "errors").ShouldBe(["1", "1"]);
        root.Descendants("error").ShouldHaveSingleItem();
    }

    static XElement Write(RunResult result)
    {
        using var stream = new MemoryStream();
        JUnitReport.Write(stream, result);
        stream.Position = 0;
        return XDocument.Load(stream).Root!;
    }

    static IEnumerable<string> Attributes(XElement element, params string[] names) => names.Select(name => (string)element.Attribute(name)!);
}
