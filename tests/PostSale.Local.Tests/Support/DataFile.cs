using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace PostSale.Local.Tests.Support;

/// <summary>The whole of what a shop's file holds, to be compared with what it held before.</summary>
internal static class DataFile
{
    /// <returns>Of each table how many rows it has and what they come to.</returns>
    public static IReadOnlyDictionary<string, string> Of(Shop shop)
    {
        using var file = new SqliteConnection($"Data Source={Path.Combine(shop.Data, "postsale.db")};Mode=ReadOnly;Pooling=False");
        file.Open();
        return Rows(file, "SELECT name FROM sqlite_master WHERE type = 'table'").ToDictionary(row => row, table => Sum(file, table), StringComparer.Ordinal);
    }

    private static string Sum(SqliteConnection file, string table)
    {
        var rows = Rows(file, $"SELECT * FROM {table}").Order(StringComparer.Ordinal).ToList();
        return string.Create(
            CultureInfo.InvariantCulture, $"{rows.Count} rows, {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows))))[..16]}");
    }

    private static IEnumerable<string> Rows(SqliteConnection file, string sql)
    {
        using var command = file.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column) switch
            {
                byte[] bytes => Convert.ToHexString(bytes),
                var value => Convert.ToString(value, CultureInfo.InvariantCulture),
            }));
        }
    }
}
