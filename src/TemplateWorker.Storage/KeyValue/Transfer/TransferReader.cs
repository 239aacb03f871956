using System.Globalization;
using System.Text;
using System.Text.Json;
using TemplateWorker.Protocol.Values;

namespace TemplateWorker.Storage.KeyValue.Transfer;

/// <summary>Reads an export and checks all of it before anything is stored.</summary>
sealed class TransferReader(StorageLimits limits)
{
    const int MostProblems = 10;
    const int IdLength = 64;

    // A value within its line: an object around the deepest value that is read.
    const int MaxJsonDepth = 3 * StoredValueLimits.MaxDepth + 8;

    readonly KeyValueChecks _checks = new(limits);
    readonly Dictionary<string, int> _seen = [];
    readonly List<TransferLine> _lines = [];
    readonly List<string> _problems = [];
    (long Records, long Members)? _end;

    /// <summary>Reads it to its end.</summary>
    /// <param name="input">UTF-8 text.</param>
    /// <param name="name">What the file is called.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="TransferException">Lines are wrong; the message has the number of each.</exception>
    public async Task<IReadOnlyList<TransferLine>> ReadAsync(Stream input, string name, CancellationToken cancellationToken)
    {
        using var text = new StreamReader(input, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var number = 0;
        try
        {
            while (_problems.Count < MostProblems && await text.ReadLineAsync(cancellationToken) is { } line)
            {
                number++;
                if (line.Length > 0)
                    Read(line, number);
            }
        }
        catch (DecoderFallbackException)
        {
            _problems.Add($"line {number + 1} or after: it is not UTF-8");
        }
        if (_problems.Count == 0)
            CheckEnd(number);
        return _problems.Count == 0
            ? _lines
            : throw new TransferException(string.Join('\n', _problems.Select(problem => $"{name}: {problem}")) + "\nNothing was imported. Mend these lines, or export anew.");
    }

    void Read(string line, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = MaxJsonDepth });
            var fields = json.RootElement;
            if (fields.ValueKind != JsonValueKind.Object)
                throw new FormatException("it is no object");
            if (_end is not null)
                throw new FormatException("it comes after the end line");
            if (fields.TryGetProperty("format", out var format))
                CheckHeader(fields, format, number);
            else if (fields.TryGetProperty("end", out _))
                _end = (fields.GetProperty("records").GetInt64(), fields.GetProperty("members").GetInt64());
            else if (fields.TryGetProperty("list", out _))
                Add(ReadMember(fields) with { Number = number }, number);
            else if (fields.TryGetProperty("key", out _))
                Add(ReadRecord(fields) with { Number = number }, number);
            else
                throw new FormatException("it has neither a key nor a list");
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or KeyNotFoundException
            or KeyValueException or StoredValueException)
        {
            _problems.Add($"line {number}: {Reason(exception)}");
        }
    }

    static string Reason(Exception exception) => exception switch
    {
        JsonException => "it is not JSON",
        KeyNotFoundException => "a field is missing",
        InvalidOperationException => "a field holds a value of another kind",
        _ => exception.Message.TrimEnd('.'),
    };

    static void CheckHeader(JsonElement fields, JsonElement format, int number)
    {
        if (number != 1)
            throw new FormatException("a header belongs on the first line");
        if (format.GetString() != TransferFormat.Name)
            throw new FormatException($"it is of the format {format.GetString()}, not {TransferFormat.Name}");
        var version = fields.GetProperty("version").GetInt32();
        if (version != TransferFormat.Version)
            throw new FormatException($"it is of version {version}, and this program reads version {TransferFormat.Version}");
    }

    TransferLine.Member ReadMember(JsonElement fields)
    {
        var (list, member) = (fields.GetProperty("list").GetString()!, fields.GetProperty("member").GetString()!);
        _checks.CheckMember(list, member);
        return new TransferLine.Member(list, member, KeyValueChecks.CheckScore(fields.GetProperty("score").GetDouble()));
    }

    TransferLine.Record ReadRecord(JsonElement fields)
    {
        var scopes = fields.TryGetProperty("scopes", out var given) ? given.EnumerateArray().Select(scope => scope.GetString()!).ToArray() : null;
        var address = new KeyValueAddress(fields.GetProperty("key").GetString()!, scopes);
        _checks.Check(address);
        return new TransferLine.Record(address.Key, address.Scopes, ReadValue(fields.GetProperty("value")))
        {
            Id = fields.TryGetProperty("id", out var id) ? CheckId(id.GetString()!) : null,
            CreatedAt = ReadTime(fields, "created_at"),
            LastUpdatedAt = ReadTime(fields, "last_updated_at"),
            ExpiresAt = ReadTime(fields, "expires_at"),
        };
    }

    ReadOnlyMemory<byte>? ReadValue(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return null;
        var text = Encoding.UTF8.GetBytes(value.GetRawText());
        var bytes = StoredValueWriter.Write(StoredValueReader.Read(text, StoredValueForm.Stored), StoredValueForm.Stored).Length;
        return bytes <= limits.ValueBytes
            ? text
            : throw new FormatException($"the value takes {bytes} bytes; a value may take {limits.ValueBytes} (setting limits.kv_value_kib)");
    }

    static string CheckId(string id) =>
        id.Length == IdLength && id.All(char.IsAsciiLetterOrDigit) ? id : throw new FormatException($"an id has {IdLength} letters and digits");

    static DateTimeOffset? ReadTime(JsonElement fields, string name)
    {
        if (!fields.TryGetProperty(name, out var field))
            return null;
        return DateTimeOffset.TryParse(field.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUniversalTime()
            : throw new FormatException($"{name} is no time");
    }

    void Add(TransferLine line, int number)
    {
        Once(line switch
        {
            TransferLine.Member member => $"member\0{member.List}\0{member.Name}",
            TransferLine.Record record => $"record\0{record.Key}\0{string.Join('\0', record.Scopes)}",
            _ => throw new ArgumentOutOfRangeException(nameof(line)),
        }, number);
        if (line is TransferLine.Record { Id: { } id })
            Once($"id\0{id}", number);
        _lines.Add(line);
    }

    void Once(string name, int number)
    {
        if (!_seen.TryAdd(name, number))
            throw new FormatException($"line {_seen[name]} has the same {name.Split('\0')[0]}");
    }

    void CheckEnd(int last)
    {
        var counted = (_lines.LongCount(line => line is TransferLine.Record), _lines.LongCount(line => line is TransferLine.Member));
        if (_end is null)
            _problems.Add($"line {Math.Max(last, 1)}: the end line is missing, so the file is not whole");
        else if (_end != counted)
            _problems.Add($"line {last}: {_end.Value.Records} records and {_end.Value.Members} members are announced, and {counted.Item1} and {counted.Item2} are there");
    }
}
