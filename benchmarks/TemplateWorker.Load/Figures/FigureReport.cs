using System.Globalization;
using System.Text.Json;

namespace TemplateWorker.Load.Figures;

/// <summary>Shows figures as a table, and writes them as JSON.</summary>
static class FigureReport
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Prints one line of the table.</summary>
    /// <param name="figure">The figure.</param>
    internal static void Print(Figure figure) => Console.WriteLine(Line(
        figure.Name, Number(figure.Value), figure.Unit, figure.Runs.ToString(CultureInfo.InvariantCulture),
        Number(figure.Min), Number(figure.Max)));

    /// <summary>Prints the table's head.</summary>
    internal static void PrintHead() => Console.WriteLine(Line("figure", "value", "unit", "runs", "min", "max"));

    /// <summary>Writes all figures.</summary>
    /// <param name="path">The file.</param>
    /// <param name="figures">The figures.</param>
    internal static void Write(string path, IEnumerable<Figure> figures)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path, JsonSerializer.Serialize(figures, Json));
    }

    static string Line(string name, string value, string unit, string runs, string min, string max) =>
        $"{name,-34} {value,12} {unit,-9} {runs,5} {min,12} {max,12}";

    static string Number(double value) => value.ToString(value >= 1000 ? "N0" : "0.##", CultureInfo.InvariantCulture);
}
