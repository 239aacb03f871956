using System.Diagnostics.Metrics;
using FsCheck;
using FsCheck.Fluent;
using TemplateWorker.Monitoring.Prometheus;

namespace TemplateWorker.Tests.Monitoring;

public sealed class PrometheusTextTests : IDisposable
{
    // Of its own, so that tests which run beside this one do not measure into it.
    readonly string _name = $"test-{Guid.NewGuid():N}";
    readonly MetricsCollector _collector;
    readonly Meter _meter;

    public PrometheusTextTests()
    {
        _collector = new MetricsCollector([_name]);
        _meter = new Meter(_name);
    }

    [Fact]
    public void Each_kind_of_instrument_becomes_its_type_with_unit_and_suffix()
    {
        _meter.CreateCounter<long>("app.restarts", "{process}", "Deaths.").Add(2, Tag("cause", "exit"));
        _meter.CreateUpDownCounter<int>("app.open").Add(-3);
        _meter.CreateObservableGauge("app.memory", () => 5L, "By");
        _meter.CreateObservableCounter("app.time", () => 1.5, "s");
        _meter.CreateGauge<double>("app.temperature", "Cel").Record(21.5);

        var page = Read();

        page.Types.ShouldBe(new Dictionary<string, string>
        {
            ["app_restarts_total"] = "counter",
            ["app_open"] = "gauge",
            ["app_memory_bytes"] = "gauge",
            ["app_time_seconds_total"] = "counter",
            ["app_temperature_celsius"] = "gauge",
        }, ignoreOrder: true);
        page.Value("app_restarts_total", ("cause", "exit")).ShouldBe(2);
        page.Value("app_open").ShouldBe(-3);
        page.Value("app_memory_bytes").ShouldBe(5);
        page.Value("app_time_seconds_total").ShouldBe(1.5);
        page.Value("app_temperature_celsius").ShouldBe(21.5);
        page.Helps["app_restarts_total"].ShouldBe("Deaths.");
    }

    [Fact]
    public void A_histogram_counts_what_is_at_most_its_bound_and_adds_up()
    {
        var histogram = _meter.CreateHistogram("app.duration", "s", "", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1] });
        foreach (var value in new[] { 0.05, 0.1, 0.5, 7 })
            histogram.Record(value, Tag("outcome", "ok"));

        var page = Read();

        page.Value("app_duration_seconds_bucket", ("le", "0.1"), ("outcome", "ok")).ShouldBe(2);
        page.Value("app_duration_seconds_bucket", ("le", "1")).ShouldBe(3);
        page.Value("app_duration_seconds_bucket", ("le", "+Inf")).ShouldBe(4);
        page.Value("app_duration_seconds_count").ShouldBe(4);
        page.Value("app_duration_seconds_sum").ShouldBe(7.65, 0.0001);
    }

    [Fact]
    public void What_is_observed_no_more_is_told_no_more()
    {
        var sandboxes = new List<int> { 0, 1 };
        _meter.CreateObservableGauge("app.held", () => sandboxes.Select(sandbox => new Measurement<int>(9, Tag("sandbox", sandbox))));
        Read().Samples.Count.ShouldBe(2);

        sandboxes.Remove(0);

        Read().Samples.ShouldHaveSingleItem().Labels["sandbox"].ShouldBe("1");
    }

    [Fact]
    public void The_order_of_tags_makes_no_other_series()
    {
        var counter = _meter.CreateCounter<int>("app.calls");
        counter.Add(1, Tag("a", "1"), Tag("b", "2"));
        counter.Add(1, Tag("b", "2"), Tag("a", "1"));

        Read().Value("app_calls_total", ("a", "1"), ("b", "2")).ShouldBe(2);
    }

    [Fact]
    public void Two_meters_of_one_name_are_one_metric_and_a_second_meaning_of_a_name_is_left_out()
    {
        using var other = new Meter(_name);
        _meter.CreateCounter<int>("app.calls").Add(1);
        other.CreateCounter<int>("app.calls").Add(1);
        other.CreateGauge<int>("app.calls.total").Record(40);

        Read().Value("app_calls_total").ShouldBe(2);
    }

    [Fact]
    public void An_instrument_that_cannot_tell_costs_the_others_nothing()
    {
        _meter.CreateObservableGauge("app.broken", Fail);
        _meter.CreateObservableGauge("app.whole", () => 1);

        var (page, failure) = _collector.Write();

        failure.ShouldNotBeNull().GetBaseException().Message.ShouldBe("broken");
        ExpositionPage.Read(page).Value("app_whole").ShouldBe(1);

        static int Fail() => throw new InvalidOperationException("broken");
    }

    [Fact]
    public void More_series_than_can_be_read_are_not_kept()
    {
        var counter = _meter.CreateCounter<int>("app.calls");
        for (var number = 0; number < MetricFamily.MostSeries + 10; number++)
            counter.Add(1, Tag("number", number));

        Read().Samples.Count.ShouldBe(MetricFamily.MostSeries);
    }

    [Fact]
    public void Any_names_texts_and_numbers_make_a_page_that_reads_back_the_same() =>
        Prop.ForAll<NonNull<string>, NonNull<string>, double>((help, label, number) =>
        {
            var own = $"test-{Guid.NewGuid():N}";
            using var collector = new MetricsCollector([own]);
            using var meter = new Meter(own);
            meter.CreateGauge<double>($"x{label.Get}", unit: null, help.Get).Record(number, Tag($"k{help.Get}", label.Get), Tag("le", "mine"));

            var page = ExpositionPage.Read(collector.Write().Page);

            page.Helps.Values.ShouldHaveSingleItem().ShouldBe(help.Get);
            var sample = page.Samples.ShouldHaveSingleItem();
            sample.Labels["exported_le"].ShouldBe("mine");
            sample.Labels.Where(entry => entry.Key != "exported_le").ShouldHaveSingleItem().Value.ShouldBe(label.Get);
            sample.Value.ShouldBe(number);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Adding_allocates_nothing_once_a_series_is_there()
    {
        var counter = _meter.CreateCounter<long>("app.calls");
        var histogram = _meter.CreateHistogram<double>("app.duration");
        Measure();
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var round = 0; round < 1000; round++)
            Measure();

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Measure()
        {
            counter.Add(1, Tag("cause", "exit"));
            histogram.Record(0.2, Tag("method", "kv.get"), Tag("result", "ok"));
        }
    }

    public void Dispose()
    {
        _meter.Dispose();
        _collector.Dispose();
    }

    static KeyValuePair<string, object?> Tag(string name, object value) => new(name, value);

    ExpositionPage Read()
    {
        var (page, failure) = _collector.Write();
        failure.ShouldBeNull();
        return ExpositionPage.Read(page);
    }
}
