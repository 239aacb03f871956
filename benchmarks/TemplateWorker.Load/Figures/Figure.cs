namespace TemplateWorker.Load.Figures;

/// <summary>One measured figure.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Unit of the three values.</param>
/// <param name="Value">Median of the runs.</param>
/// <param name="Runs">Number of runs.</param>
/// <param name="Min">Smallest of the runs.</param>
/// <param name="Max">Largest of the runs.</param>
sealed record Figure(string Name, string Unit, double Value, int Runs, double Min, double Max)
{
    /// <summary>Makes a figure of the runs' values.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="runs">One value of each run.</param>
    internal static Figure Of(string name, string unit, IReadOnlyCollection<double> runs) =>
        new(name, unit, Percentile([.. runs], 0.5), runs.Count, runs.Min(), runs.Max());

    /// <summary>Finds a percentile.</summary>
    /// <param name="values">Values in any order.</param>
    /// <param name="share">0.5 for the median.</param>
    internal static double Percentile(double[] values, double share)
    {
        Array.Sort(values);
        return values[(int)Math.Min(values.Length - 1, share * values.Length)];
    }
}
