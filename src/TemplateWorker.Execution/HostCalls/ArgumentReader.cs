using System.Text.Json;

namespace TemplateWorker.Execution.HostCalls;

/// <summary>
/// Reads the arguments of a host call, a JSON array that an untrusted process wrote. Every deviation is an error that
/// names the call and the argument.
/// </summary>
ref struct ArgumentReader
{
    /// <summary>Deepest nesting that is read. A stored value may be nested 64 deep, each level taking up to three of JSON's.</summary>
    public const int MaxDepth = 256;

    // Characters, from Discord's documentation of X-Audit-Log-Reason.
    const int LongestReason = 512;

    static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth };

    readonly string _method;
    readonly ReadOnlySpan<byte> _arguments;
    Utf8JsonReader _json;
    bool _ended;

    /// <summary>Starts at the first argument.</summary>
    /// <param name="method">Name of the call, for errors.</param>
    /// <param name="arguments">A JSON array.</param>
    public ArgumentReader(string method, ReadOnlySpan<byte> arguments)
    {
        _method = method;
        _arguments = arguments;
        _json = new Utf8JsonReader(arguments, Options);
        Read();
        if (_json.TokenType != JsonTokenType.StartArray)
            throw HostCallException.Malformed($"The arguments of {method} are no array.");
    }

    /// <summary>Reads text.</summary>
    /// <param name="name">Name of the argument.</param>
    public string Text(string name) => OptionalText(name) ?? throw Missing(name, "text");

    /// <summary>Reads text that may be null or left out.</summary>
    /// <param name="name">Name of the argument.</param>
    public string? OptionalText(string name)
    {
        if (!Next())
            return null;
        return _json.TokenType == JsonTokenType.String ? TextHere(name) : throw Missing(name, "text");
    }

    /// <summary>Reads one of Discord's ids.</summary>
    /// <param name="name">Name of the argument.</param>
    public ulong Snowflake(string name) =>
        Next() && SnowflakeJson.TryRead(in _json, out var id) ? id : throw Missing(name, "an id: digits in text");

    /// <summary>Reads a list of Discord's ids.</summary>
    /// <param name="name">Name of the argument.</param>
    /// <param name="most">Most of them.</param>
    public List<ulong> Snowflakes(string name, int most)
    {
        if (!Next() || _json.TokenType != JsonTokenType.StartArray)
            throw Missing(name, "a list of ids");
        var ids = new List<ulong>();
        for (Read(); _json.TokenType != JsonTokenType.EndArray; Read())
        {
            ids.Add(SnowflakeJson.TryRead(in _json, out var id) ? id : throw Missing(name, "a list of ids: digits in text"));
            if (ids.Count > most)
                throw Missing(name, $"a list of at most {most} ids");
        }
        return ids;
    }

    /// <summary>Reads what the guild's audit log shall say; null when it is null or left out.</summary>
    public string? Reason()
    {
        const string name = "reason";
        var reason = OptionalText(name);
        return reason?.Length > LongestReason ? throw Missing(name, $"text of at most {LongestReason} characters") : reason;
    }

    /// <summary>Reads a number.</summary>
    /// <param name="name">Name of the argument.</param>
    public double Number(string name) => OptionalNumber(name) ?? throw Missing(name, "a number");

    /// <summary>Reads a number that may be null or left out.</summary>
    /// <param name="name">Name of the argument.</param>
    public double? OptionalNumber(string name)
    {
        if (!Next())
            return null;
        return _json.TokenType == JsonTokenType.Number && _json.TryGetDouble(out var number) ? number : throw Missing(name, "a number");
    }

    /// <summary>Reads a list of texts that may be null or left out.</summary>
    /// <param name="name">Name of the argument.</param>
    public List<string>? OptionalTexts(string name)
    {
        if (!Next())
            return null;
        return TextsHere(name);
    }

    /// <summary>Reads any value as it is.</summary>
    /// <param name="name">Name of the argument.</param>
    public ReadOnlyMemory<byte> Json(string name) =>
        NextToken() ? JsonHere().ToArray() : throw Missing(name, "a value");

    /// <summary>Reads an object as it is; the bytes are the call's own and pass away with it.</summary>
    /// <param name="name">Name of the argument.</param>
    public ReadOnlySpan<byte> Object(string name) =>
        Next() && _json.TokenType == JsonTokenType.StartObject ? JsonHere() : throw Missing(name, "an object");

    /// <summary>Reads an object that is to be sent on.</summary>
    /// <param name="name">Name of the argument.</param>
    /// <param name="mostBytes">Its longest form.</param>
    public ReadOnlyMemory<byte> Body(string name, int mostBytes = RequestBody.MostBytes)
    {
        var body = Object(name);
        return body.Length <= mostBytes ? body.ToArray() : throw Missing(name, $"an object of at most {mostBytes / 1024} KiB as JSON");
    }

    /// <summary>Reads an object that is to be sent on; an empty one when it is null or left out.</summary>
    /// <param name="name">Name of the argument.</param>
    public ReadOnlyMemory<byte> OptionalBody(string name)
    {
        if (!Next())
            return RequestBody.Empty;
        if (_json.TokenType != JsonTokenType.StartObject)
            throw Missing(name, "an object");
        var body = JsonHere();
        return body.Length <= RequestBody.MostBytes
            ? body.ToArray()
            : throw Missing(name, $"an object of at most {RequestBody.MostBytes / 1024} KiB as JSON");
    }

    /// <summary>Reads a list as it is; the bytes are the call's own and pass away with it.</summary>
    /// <param name="name">Name of the argument.</param>
    /// <returns>Nothing when it is null or left out.</returns>
    public ReadOnlySpan<byte> OptionalList(string name)
    {
        if (!Next())
            return [];
        return _json.TokenType == JsonTokenType.StartArray ? JsonHere() : throw Missing(name, "a list");
    }

    /// <summary>Enters an object, whose properties <see cref="Property"/> then names.</summary>
    /// <param name="name">Name of the argument.</param>
    /// <returns>False when it is null or left out.</returns>
    public bool EnterObject(string name)
    {
        if (!Next())
            return false;
        return _json.TokenType == JsonTokenType.StartObject ? true : throw Missing(name, "an object");
    }

    /// <summary>Steps to the value of the next property of the object that was entered.</summary>
    /// <returns>The property's name; null at the end of the object.</returns>
    public string? Property()
    {
        Read();
        if (_json.TokenType == JsonTokenType.EndObject)
            return null;
        var name = TextHere("the name of a property");
        Read();
        return name;
    }

    /// <summary>The value of the property as text; null when it is null.</summary>
    /// <param name="name">The property.</param>
    public readonly string? PropertyText(string name) => _json.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => TextHere(name),
        _ => throw Missing(name, "text"),
    };

    /// <summary>The value of the property as a list of texts; null when it is null.</summary>
    /// <param name="name">The property.</param>
    public List<string>? PropertyTexts(string name) => _json.TokenType == JsonTokenType.Null ? null : TextsHere(name);

    /// <summary>The value of the property as a whole number; null when it is null.</summary>
    /// <param name="name">The property.</param>
    public readonly int? PropertyNumber(string name)
    {
        if (_json.TokenType == JsonTokenType.Null)
            return null;
        return _json.TokenType == JsonTokenType.Number && _json.TryGetInt32(out var number) ? number : throw Missing(name, "a whole number");
    }

    /// <summary>Asserts that the value of the property is true.</summary>
    /// <param name="name">The property.</param>
    public readonly void PropertyTrue(string name)
    {
        if (_json.TokenType != JsonTokenType.True)
            throw Missing(name, "true");
    }

    /// <summary>The value of the property as one of Discord's ids; null when it is null.</summary>
    /// <param name="name">The property.</param>
    public readonly ulong? PropertySnowflake(string name)
    {
        if (_json.TokenType == JsonTokenType.Null)
            return null;
        return SnowflakeJson.TryRead(in _json, out var id) ? id : throw Missing(name, "an id: digits in text");
    }

    /// <summary>The value of the property as true or false; null when it is null.</summary>
    /// <param name="name">The property.</param>
    public readonly bool? PropertyFlag(string name) => _json.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Missing(name, "true or false"),
    };

    /// <summary>The value of the property as it is.</summary>
    public ReadOnlyMemory<byte> PropertyJson() => JsonHere().ToArray();

    /// <summary>Asserts that there are no more arguments.</summary>
    public void End()
    {
        if (NextToken())
            throw HostCallException.Malformed($"{_method} takes fewer arguments.");
    }

    /// <summary>The error for an argument that is not what it must be.</summary>
    public readonly HostCallException Missing(string name, string expected) =>
        HostCallException.Malformed($"{_method}: '{name}' must be {expected}.");

    // False at the end and for null, which stands for an argument left out.
    bool Next() => NextToken() && _json.TokenType != JsonTokenType.Null;

    bool NextToken()
    {
        if (_ended)
            return false;
        Read();
        _ended = _json.TokenType == JsonTokenType.EndArray;
        if (_ended)
            Finish();
        return !_ended;
    }

    List<string> TextsHere(string name)
    {
        if (_json.TokenType != JsonTokenType.StartArray)
            throw Missing(name, "a list of texts");
        var texts = new List<string>();
        for (Read(); _json.TokenType != JsonTokenType.EndArray; Read())
            texts.Add(_json.TokenType == JsonTokenType.String ? TextHere(name) : throw Missing(name, "a list of texts"));
        return texts;
    }

    readonly string TextHere(string name)
    {
        try
        {
            return _json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Missing(name, "well-formed text");
        }
    }

    ReadOnlySpan<byte> JsonHere()
    {
        var start = (int)_json.TokenStartIndex;
        try
        {
            _json.Skip();
        }
        catch (JsonException e)
        {
            throw NotJson(e);
        }
        return _arguments[start..(int)_json.BytesConsumed];
    }

    void Read()
    {
        try
        {
            if (!_json.Read())
                throw HostCallException.Malformed($"The arguments of {_method} end early.");
        }
        catch (JsonException e)
        {
            throw NotJson(e);
        }
    }

    void Finish()
    {
        try
        {
            _json.Read();
        }
        catch (JsonException e)
        {
            throw NotJson(e);
        }
    }

    readonly HostCallException NotJson(JsonException e) =>
        HostCallException.Malformed($"The arguments of {_method} are not JSON: {e.Message}");
}
