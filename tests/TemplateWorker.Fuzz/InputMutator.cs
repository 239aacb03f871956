using System.Buffers.Binary;

namespace TemplateWorker.Fuzz;

/// <summary>Makes inputs out of valid ones: a few changes each, of the kinds that decoders get wrong.</summary>
/// <param name="seeds">Valid inputs.</param>
public sealed class InputMutator(IReadOnlyList<byte[]> seeds)
{
    const int MostChanges = 6;
    const int MostBytes = 16 * 1024;

    /// <summary>Makes one.</summary>
    /// <param name="random">Decides all of it.</param>
    public byte[] Make(ref FuzzRandom random)
    {
        var input = new List<byte>(random.OneOf(seeds));
        for (var changes = random.Below(MostChanges + 1); changes > 0; changes--)
        {
            Change(input, ref random);
            if (input.Count > MostBytes)
                input.RemoveRange(MostBytes, input.Count - MostBytes);
        }
        return [.. input];
    }

    void Change(List<byte> input, ref FuzzRandom random)
    {
        switch (random.Below(12))
        {
            case 0:
                Replace(input, ref random, at => (byte)(input[at] ^ 1));
                break;
            case 1:
                var bit = (byte)(1 << random.Below(8));
                Replace(input, ref random, at => (byte)(input[at] ^ bit));
                break;
            case 2:
                var value = (byte)random.Next();
                Replace(input, ref random, _ => value);
                break;
            case 3:
                Insert(input, ref random, [(byte)random.Next()]);
                break;
            case 4:
                RemovePart(input, ref random);
                break;
            case 5:
                Insert(input, ref random, PartOf([.. input], ref random));
                break;
            case 6:
                Insert(input, ref random, PartOf(random.OneOf(seeds), ref random));
                break;
            case 7:
                Cut(input, ref random);
                break;
            case 8:
                Overwrite(input, ref random, BoundaryNumber(ref random));
                break;
            case 9:
                Insert(input, ref random, random.OneOf(Tokens.Json));
                break;
            case 10:
                Insert(input, ref random, random.OneOf(Tokens.Text));
                break;
            default:
                Nest(input, ref random);
                break;
        }
    }

    static void Replace(List<byte> input, ref FuzzRandom random, Func<int, byte> change)
    {
        if (input.Count == 0)
            return;
        var at = random.Below(input.Count);
        input[at] = change(at);
    }

    static void Insert(List<byte> input, ref FuzzRandom random, byte[] part) => input.InsertRange(random.Below(input.Count + 1), part);

    static void Overwrite(List<byte> input, ref FuzzRandom random, byte[] part)
    {
        if (input.Count < part.Length)
            return;
        var at = random.Below(input.Count - part.Length + 1);
        for (var i = 0; i < part.Length; i++)
            input[at + i] = part[i];
    }

    static void RemovePart(List<byte> input, ref FuzzRandom random)
    {
        if (input.Count == 0)
            return;
        var at = random.Below(input.Count);
        input.RemoveRange(at, 1 + random.Below(Math.Min(16, input.Count - at)));
    }

    static void Cut(List<byte> input, ref FuzzRandom random)
    {
        var kept = random.Below(input.Count + 1);
        input.RemoveRange(kept, input.Count - kept);
    }

    static byte[] PartOf(byte[] bytes, ref FuzzRandom random)
    {
        if (bytes.Length == 0)
            return [];
        var at = random.Below(bytes.Length);
        return bytes[at..(at + 1 + random.Below(Math.Min(64, bytes.Length - at)))];
    }

    // Lengths, counts and ids as frames have them: little-endian, of one, two, four and eight bytes.
    static byte[] BoundaryNumber(ref FuzzRandom random)
    {
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, random.OneOf(Tokens.Boundaries) + (ulong)random.Below(3) - 1);
        return bytes[..(1 << random.Below(4))];
    }

    static void Nest(List<byte> input, ref FuzzRandom random)
    {
        var (opening, closing) = random.OneOf(Tokens.Brackets);
        var levels = 1 << random.Below(13);
        var at = random.Below(input.Count + 1);
        var isClosed = random.Below(2) == 0;
        if (isClosed)
            input.InsertRange(at, Enumerable.Repeat(closing, levels).SelectMany(part => part));
        input.InsertRange(at, Enumerable.Repeat(opening, levels).SelectMany(part => part));
    }
}
