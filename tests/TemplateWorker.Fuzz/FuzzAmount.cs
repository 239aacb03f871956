using System.Globalization;

namespace TemplateWorker.Fuzz;

/// <summary>How long to run: <c>90s</c>, or a number of inputs.</summary>
static class FuzzAmount
{
    /// <summary>Reads it.</summary>
    /// <returns>False when it is neither.</returns>
    public static bool TryParse(string text, out TimeSpan time, out long count)
    {
        var isTime = text.EndsWith('s');
        var isNumber = long.TryParse(isTime ? text[..^1] : text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;
        time = isTime && isNumber ? TimeSpan.FromSeconds(number) : TimeSpan.MaxValue;
        count = isTime ? long.MaxValue : number;
        return isNumber;
    }
}
