using System.Globalization;
using System.Text;
using System.Xml;
using TemplateWorker.TestRunner.Results;

namespace TemplateWorker.TestRunner.Reports;

/// <summary>Writes what became of a run as the XML that build servers read: a suite for each file, a case for each test.</summary>
public static class JUnitReport
{
    static readonly XmlWriterSettings Settings = new() { Indent = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    /// <summary>Writes a run.</summary>
    /// <param name="stream">Where.</param>
    /// <param name="result">The run.</param>
    public static void Write(Stream stream, RunResult result)
    {
        using var xml = XmlWriter.Create(stream, Settings);
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", Text(result.Template));
        WriteCounts(xml, [.. result.Files.SelectMany(file => file.Tests)], ErrorsOf(result), result.Duration);
        if (result.Failure is { } failure)
            WriteSuite(xml, new FileResult(result.Template, [], result.Duration, failure));
        foreach (var file in result.Files)
            WriteSuite(xml, file);
        xml.WriteEndElement();
    }

    static int ErrorsOf(RunResult result) => result.Files.Count(file => file.Failure is not null) + (result.Failure is null ? 0 : 1);

    static void WriteSuite(XmlWriter xml, FileResult file)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Text(file.File));
        WriteCounts(xml, file.Tests, file.Failure is null ? 0 : 1, file.Duration);
        // What keeps a whole file from running is a case of its own, because a suite carries no error.
        if (file.Failure is { } failure)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("name", "the file can be run");
            xml.WriteAttributeString("classname", Text(file.File));
            xml.WriteAttributeString("time", Seconds(file.Duration));
            WriteFailure(xml, "error", failure);
            xml.WriteEndElement();
        }
        foreach (var test in file.Tests)
            WriteCase(xml, test);
        xml.WriteEndElement();
    }

    static void WriteCase(XmlWriter xml, TestResult test)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", Text(test.Name));
        xml.WriteAttributeString("classname", Text(test.File));
        xml.WriteAttributeString("time", Seconds(test.Duration));
        if (test.Status == TestStatus.Skipped)
        {
            xml.WriteStartElement("skipped");
            xml.WriteEndElement();
        }
        if (test.Failure is { } failure)
            WriteFailure(xml, "failure", failure);
        if (test.Lines.Count > 0)
            xml.WriteElementString("system-out", Text(string.Join('\n', test.Lines)));
        xml.WriteEndElement();
    }

    static void WriteFailure(XmlWriter xml, string element, Failure failure)
    {
        xml.WriteStartElement(element);
        xml.WriteAttributeString("message", Text(failure.Message));
        xml.WriteString(Text(Describe(failure)));
        xml.WriteEndElement();
    }

    static string Describe(Failure failure)
    {
        var text = new StringBuilder(failure.Message);
        if (failure is { Expected: { } expected, Actual: { } actual })
            text.Append(CultureInfo.InvariantCulture, $"\nexpected: {expected}\ngot: {actual}");
        foreach (var place in failure.Places)
            text.Append(CultureInfo.InvariantCulture, $"\nat {place}");
        if (failure.Step is { } step)
            text.Append(CultureInfo.InvariantCulture, $"\nin the step at {step}");
        return text.ToString();
    }

    static void WriteCounts(XmlWriter xml, IReadOnlyCollection<TestResult> tests, int errors, TimeSpan duration)
    {
        xml.WriteAttributeString("tests", Number(tests.Count + errors));
        xml.WriteAttributeString("failures", Number(tests.Count(test => test.Status == TestStatus.Failed)));
        xml.WriteAttributeString("errors", Number(errors));
        xml.WriteAttributeString("skipped", Number(tests.Count(test => test.Status == TestStatus.Skipped)));
        xml.WriteAttributeString("time", Seconds(duration));
    }

    // What a template logs or throws may hold characters that XML cannot.
    static string Text(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                clean.Append(text[i]).Append(text[++i]);
            else
                clean.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
        }
        return clean.ToString();
    }

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    static string Seconds(TimeSpan duration) => duration.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
}
