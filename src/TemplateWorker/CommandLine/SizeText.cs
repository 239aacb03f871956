using System.Globalization;

namespace TemplateWorker.CommandLine;

/// <summary>Sizes as people read them.</summary>
static class SizeText
{
    static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB"];

    /// <summary>A size with a unit and, above a KiB, one decimal.</summary>
    public static string Of(long bytes)
    {
        var (size, unit) = ((double)bytes, 0);
        while (Math.Abs(size) >= 1024 && unit < Units.Length - 1)
        {
            (size, unit) = (size / 1024, unit + 1);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{(unit == 0 ? $"{bytes}" : size.ToString("0.0", CultureInfo.InvariantCulture))} {Units[unit]}");
    }
}
