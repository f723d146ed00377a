//! PDFs as scanners write them: one picture per page.

/// Dots per inch of the scanner.
const RESOLUTION: f32 = 150.0;

/// A JPEG file with its width and height in pixels.
pub type Jpeg<'a> = (&'a [u8], [u32; 2]);

/// A PDF with a page for each entry: filled by its picture, or empty.
pub fn pages(of: &[Option<Jpeg<'_>>]) -> Vec<u8> {
    let mut objects: Vec<Vec<u8>> = Vec::new();
    // The objects of a page are consecutive: the page, its content, its picture.
    let first = |page: usize| 3 + 3 * page;
    let kids: Vec<String> = (0..of.len()).map(|page| format!("{} 0 R", first(page))).collect();
    objects.push(b"<< /Type /Catalog /Pages 2 0 R >>".to_vec());
    objects.push(format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), of.len()).into_bytes());
    for (page, picture) in of.iter().enumerate() {
        let (bytes, [width, height]) = picture.unwrap_or((&[], [1240, 1754]));
        let [w, h] = [width, height].map(|side| side as f32 * 72.0 / RESOLUTION);
        let content = picture.map_or(String::new(), |_| format!("q {w} 0 0 {h} 0 0 cm /P Do Q"));
        let resources = picture.map_or(String::new(), |_| format!("/XObject << /P {} 0 R >>", first(page) + 2));
        objects.push(
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {w} {h}] /Contents {} 0 R /Resources << {resources} >> >>",
                first(page) + 1
            )
            .into_bytes(),
        );
        objects.push(stream("", content.as_bytes()));
        let colours = "/Type /XObject /Subtype /Image /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode";
        objects.push(stream(&format!("{colours} /Width {width} /Height {height}"), bytes));
    }
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut entries = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        entries.push(format!("{:010} 00000 n \n", file.len()));
        file.extend(format!("{} 0 obj\n", at + 1).into_bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    let size = objects.len() + 1;
    let table = format!("xref\n0 {size}\n0000000000 65535 f \n{}", entries.concat());
    let end = format!("{table}trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
    file.extend(end.into_bytes());
    file
}

fn stream(entries: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("<< {entries} /Length {} >>\nstream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}
