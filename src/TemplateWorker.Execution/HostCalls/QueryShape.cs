using System.Globalization;
using TemplateWorker.Discord.Rest;

namespace TemplateWorker.Execution.HostCalls;

/// <summary>The parameters that a list may be asked for with.</summary>
/// <param name="method">Name of the call, for errors.</param>
/// <param name="fields">What it knows; anything else is refused.</param>
sealed class QueryShape(string method, params QueryField[] fields)
{
    const string Argument = "query";

    /// <summary>Reads the next argument, an object that may be null or left out.</summary>
    public RestQuery Read(ref ArgumentReader arguments)
    {
        var query = new RestQuery();
        if (!arguments.EnterObject(Argument))
            return query;
        while (arguments.Property() is { } name)
        {
            var field = Array.Find(fields, field => field.Name == name);
            if (field.Name is null)
                throw HostCallException.Malformed($"{method} does not know '{name}'; it knows: {string.Join(", ", fields.Select(field => field.Name))}.");
            query.Add(name, Value(ref arguments, field));
        }
        return query;
    }

    static string? Value(ref ArgumentReader arguments, QueryField field)
    {
        switch (field.Kind)
        {
            case QueryFieldKind.Id:
                return arguments.PropertySnowflake(field.Name)?.ToString(CultureInfo.InvariantCulture);
            case QueryFieldKind.Flag:
                return arguments.PropertyFlag(field.Name) switch { null => null, true => "true", false => "false" };
            case QueryFieldKind.Number:
                var number = arguments.PropertyNumber(field.Name);
                return number is { } value && (value < field.Min || value > field.Max)
                    ? throw arguments.Missing(field.Name, $"{field.Min} to {field.Max}")
                    : number?.ToString(CultureInfo.InvariantCulture);
            default:
                var text = arguments.PropertyText(field.Name);
                return text is not null && (text.Length < field.Min || text.Length > field.Max)
                    ? throw arguments.Missing(field.Name, $"text of {field.Min} to {field.Max} characters")
                    : text;
        }
    }
}
