namespace TemplateWorker.Storage.Administration;

/// <summary>A table that was vacuumed.</summary>
/// <param name="Table">Its name.</param>
/// <param name="BytesBefore">Bytes of it and its indexes before.</param>
/// <param name="BytesAfter">The same after.</param>
public sealed record VacuumedTable(string Table, long BytesBefore, long BytesAfter);
